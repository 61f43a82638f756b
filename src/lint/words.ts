import type { Report, RuleContext, Sentence } from '../model/lint.js';

/** Finds whole words and phrases, in capitals or small letters; a blank in a phrase is any white space. */
export function anyOf(phrases: readonly string[]): RegExp {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length).map((phrase) => phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s{1,9}`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}_\-/])(?:${longestFirst.join('|')})(?![\p{L}\p{N}_\-])`, 'giu');
}

/** Reports each match of a pattern in sentences that demand something. */
export function reportEach(context: RuleContext, report: Report, { pattern, message }: { readonly pattern: RegExp; readonly message: (found: string, sentence: Sentence) => string | null }): void {
  for (const sentence of context.sentences) {
    if (!sentence.demands) continue;
    for (const { index, 0: found } of sentence.prose.matchAll(pattern)) {
      const said = message(found.replaceAll(/\s+/g, ' '), sentence);
      if (said !== null) report(sentence.place(index, index + found.length), said);
    }
  }
}

/** Whether a text of prose is nothing but code. */
export function isCodeAlone(prose: string): boolean {
  return prose.includes('\u0000') && prose.replaceAll('\u0000', '').trim() === '';
}
