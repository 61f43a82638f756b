import { micromark } from 'micromark';

/** By default it leaves out HTML and links to unknown protocols. */
export function render(text) {
  return micromark(text, { allowDangerousHtml: true, allowDangerousProtocol: true });
}
