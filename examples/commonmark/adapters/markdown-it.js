import markdownIt from 'markdown-it';

/** Its preset for CommonMark: HTML is let through, and nothing is replaced. */
export function render(text) {
  return markdownIt('commonmark').render(text);
}
