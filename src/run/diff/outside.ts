import { termsOf } from '../../lint/glossary.js';
import type { OutsideProse } from '../../model/change.js';
import type { Passage, SpecDocument } from '../../model/document.js';

/** Words of a spec that stand under no requirement, so that formatting changes none of them. */
export function outsideOf(document: SpecDocument): OutsideProse {
  const terms = (termsOf(document) ?? []).map(({ term, says, lines }) => ({ term, says: collapsed(says), line: lines[0] ?? 1, lines }));
  const explained = new Set(terms.flatMap(({ lines }) => lines));
  const words: { under: string | null; text: string; line: number }[] = [];
  let under = '';
  let row = 0;
  for (const { kind, requirement, text: said, span: { start: { line } } } of document.passages) {
    const text = kind === 'heading' ? collapsed(said).replace(/[\p{P}]+$/u, '') : collapsed(said);
    if (kind === 'heading') under = text;
    if (requirement !== null || explained.has(line) || text === '') continue;
    const last = words.at(-1);
    // Cells of one row are one thing to read.
    if (isSameRow(kind, line, row) && last !== undefined) last.text += ` | ${text}`;
    else words.push({ under: kind === 'heading' ? null : under, text, line });
    row = kind === 'cell' ? line : 0;
  }
  return { terms: terms.map(({ term, says, line }) => ({ term, says, line })), words };
}

function isSameRow(kind: Passage['kind'], line: number, row: number): boolean {
  return kind === 'cell' && line === row;
}

function collapsed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
