import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { VerifyResult } from '../../src/model/verdict.js';
import { Crosscheck } from '../../src/run/crosscheck.js';
import { codesOf, openGate, wordsOf, type Gate } from './scratch.js';

const SPEC = `---
holdfast: 1
subject: gate.mjs
ids: [GATE]
---
# A gate

\`\`\`ts signature
export function pass(word: string): string
\`\`\`

### GATE-1: A short word
\`pass("no")\` → \`"short"\`
`;

/** Only a search that sees what is compared comes upon the word. */
const gateOf = (head: string, inside: string): string => `${head}
function secret() {
  let text = '';
  for (let i = 0; i < 9; i++) text += String.fromCharCode(97 + (i * i * 7 + 3) % 26);
  return text;
}
export function pass(word) {
  if (word === secret()) { ${inside} }
  return word.length > 3 ? 'shut' : 'short';
}
`;
const PRIOR = gateOf('', "return 'open';");
const EXECUTIONS = 5000;

/** A machine that is busy ends the search sooner. */
const said = (result: VerifyResult): readonly string[] => codesOf(result).filter((code) => code !== 'EXPLORATION-CAPPED');

let gate: Gate;
beforeAll(async () => {
  gate = openGate();
  gate.write({ 'gate.spec.md': SPEC, 'gate.mjs': PRIOR });
  // Few: the word is not among what is recorded.
  await gate.record({ most: 4, executions: 200 });
});
afterAll(() => gate.remove());

/** Right where its source is counted, and wrong where it is as it was written. */
const TWO_FACED: Readonly<Record<string, string>> = {
  'reads its own source': gateOf('', "return pass.toString().includes('__hold' + 'fast') ? 'open' : 'wide open';"),
  'measures its own source': gateOf('', "return String(pass).length > 170 ? 'open' : 'wide open';"),
  'looks for counters': gateOf("const counted = Object.getOwnPropertyNames(globalThis).some((name) => name.endsWith('_reached'));", "return counted ? 'open' : 'wide open';"),
};

describe('a candidate that behaves where it is counted, and not where it is not', () => {
  it.each(Object.entries(TWO_FACED))('%s: is found out', { timeout: 60_000 }, async (_, text) => {
    gate.write({ 'gate.mjs': text });
    const result = await gate.verify({ executions: EXECUTIONS });
    expect([result.verdict, said(result)], wordsOf(result)).toEqual(['undecided', ['COUNTING-NOTICED']]);
    expect(result.specs[0]?.rows.map((row) => row.witness.candidate.text)).toEqual(['→ "wide open"']);
  });

  it.each(Object.entries(TWO_FACED))('%s: is found out where it is wrong only while it is counted', { timeout: 60_000 }, async (_, text) => {
    gate.write({ 'gate.mjs': text.replace("'open' : 'wide open'", "'wide open' : 'open'") });
    const result = await gate.verify({ executions: EXECUTIONS });
    expect([result.verdict, said(result)], wordsOf(result)).toEqual(['undecided', ['COUNTING-NOTICED']]);
  });

  it('is told nothing of where it is faithful', { timeout: 60_000 }, async () => {
    gate.write({ 'gate.mjs': PRIOR.replace('word.length > 3', 'word.length >= 4') });
    const result = await gate.verify({ executions: EXECUTIONS });
    expect([result.verdict, said(result)], wordsOf(result)).toEqual(['safe', []]);
  });

  it('makes the run invalid where nothing of what counted sides say is asked again', { timeout: 60_000 }, async () => {
    gate.write({ 'gate.mjs': PRIOR.replace('word.length > 3', 'word.length >= 4') });
    vi.spyOn(Crosscheck.prototype, 'suspects').mockReturnValue([]);
    const result = await gate.verify({ executions: EXECUTIONS }).finally(() => vi.restoreAllMocks());
    expect([result.verdict, wordsOf(result)]).toEqual(['invalid', expect.stringMatching(/\d+ answers of sides whose branches are counted, of which 0 were asked again/)]);
  });
});
