import { HtmlRenderer, Parser } from 'commonmark';

export function render(text) {
  return new HtmlRenderer().render(new Parser().parse(text));
}
