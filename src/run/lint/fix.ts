import { applyFixes } from '../../lint/apply-fixes.js';
import { readSpecDocument } from '../../spec/read-spec.js';
import type { Levels } from './levels.js';
import { holdToRules, settle } from './lint-text.js';

/** Rounds in which fixes that touch each other are made one after the other; each leaves fewer. */
const MOST_ROUNDS = 10;

/** A text with all safe fixes made, so that another run makes none, and how many there were. */
export function fixText(text: string, file: string, levels: Levels): { readonly text: string; readonly made: number } {
  let fixed = { text, made: 0 };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = applyFixes(fixed.text, settle({ ...holdToRules(readSpecDocument(fixed.text, { file }), levels), file }, [], levels));
    if (next.made === 0 || next.text === fixed.text) break;
    fixed = { text: next.text, made: fixed.made + next.made };
  }
  return fixed;
}
