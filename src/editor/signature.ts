import type { Spec } from '../model/spec.js';

/** Parameters of a function that the spec's signature declares, as they are written there; null where it declares none of that name. */
export function parametersOf(name: string, { signature }: Pick<Spec, 'signature'>): string | null {
  for (const { text } of signature.blocks) {
    for (const { index, 0: head } of text.matchAll(/\bfunction\s+([\p{ID_Continue}$]+)\s*(?:<[^(]*>)?\(/gu)) {
      if (!new RegExp(String.raw`\bfunction\s+${escaped(name)}(?![\p{ID_Continue}$])`, 'u').test(head)) continue;
      const start = index + head.length;
      return text.slice(start, closing(text, start)).trim();
    }
  }
  return null;
}

/** Where the bracket closes that was opened before `start`. */
function closing(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (depth === 0) return at;
  }
  return text.length;
}

/** `items: Item[], coupon?: string` → `items, coupon`. */
export function argumentsFor(parameters: string): string {
  return topLevel(parameters).map((parameter) => /^\s*(?:\.\.\.)?[\p{ID_Continue}$]+/u.exec(parameter)?.[0].trim() ?? '').filter((name) => name !== '').join(', ');
}

/** Split at commas that stand in no bracket. */
function topLevel(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if ('([{<'.includes(character)) depth++;
    else if (')]}'.includes(character) || (character === '>' && text.charAt(at - 1) !== '=')) depth--;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function escaped(name: string): string {
  return name.replaceAll('$', String.raw`\$`);
}
