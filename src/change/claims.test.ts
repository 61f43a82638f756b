import { expect, it } from 'vitest';
import type { Decision } from '../model/baseline.js';
import type { SpecSide } from '../model/change.js';
import { declarationsOf } from '../spec/declarations.js';
import { readSpec } from '../spec/read-spec.js';
import { claimProblem } from './claims.js';
import { compareSpecs } from './compare-specs.js';

const HEAD = '---\nholdfast: 1\nsubject: cart.ts\nids: [CART]\n---\n# Cart\n\n';
const EMPTY = '## CART-1: Empty\n\n`total([])` → `0`\n\n';
const one = (expected: number): string => `## CART-2: One\n\n\`total([1])\` → \`${expected}\`\n\n`;

function side(text: string, file: string): SpecSide {
  const spec = readSpec(text, { file });
  return { spec, declarations: declarationsOf(spec), outside: null };
}

/** What is wrong with a ruling that CART-2 changed, after it went to a spec of its own. */
function problemOf(moved: string): string | null {
  const [, more] = compareSpecs([side(HEAD + EMPTY + one(1), 'cart.spec.md')], [side(HEAD + EMPTY, 'cart.spec.md'), side(HEAD + moved, 'more.spec.md')]);
  const decision = { id: 'a', kind: 'intended', requirement: 'CART-2', added: [], revoked: [], withdraws: [], covers: [], moved: null } as unknown as Decision;
  return claimProblem({ decision, changes: more?.changes ?? [], now: side(HEAD + moved, 'more.spec.md').spec, decisions: [decision], entries: [], freedoms: [] });
}

it('takes no requirement for changed that moved to a new spec as it was', () => {
  expect(problemOf(one(1))).toMatch(/^It says that CART-2 changed, and in meaning CART-2 says what it said\./);
  expect(problemOf(one(2))).toBeNull();
});
