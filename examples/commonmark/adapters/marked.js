import { marked } from 'marked';

/** Without the extensions of GitHub, which are on by default. */
export function render(text) {
  return marked.parse(text, { gfm: false });
}
