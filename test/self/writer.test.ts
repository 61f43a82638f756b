import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGate, wordsOf, type Gate } from './scratch.js';
import { corpora, install, pairsOf, specOf } from './pairs.js';
import { Writer } from './writer.js';

/** `HOLDFAST_WRITER_ROUNDS=50` is the full form: all five pairs, and every run with as many inputs as people wait for. */
const ROUNDS = Number(process.env['HOLDFAST_WRITER_ROUNDS'] ?? 0);
const SHORT = ROUNDS === 0;
const PAIRS = ['camel-just-vs-lodash', 'ms-20-vs-21-format', 'parseduration-1-vs-2', 'uuid-8-vs-11-validate', 'diff-5-vs-8-chars'];

const folder = corpora();
if (folder === null) {
  if (process.env['CI'] === 'true') throw new Error('the pairs of real implementations are not here: HOLDFAST_CORPORA names the folder in which bench/pairs.json lies');
  console.warn('SKIPPED: a writer that learns witnesses by heart needs pairs of real implementations; HOLDFAST_CORPORA names the folder in which bench/pairs.json lies');
}

describe.skipIf(folder === null)('a writer that learns every witness by heart', () => {
  const pairs = folder === null ? [] : pairsOf(folder, SHORT ? PAIRS.slice(0, 2) : PAIRS);
  let gate: Gate;
  beforeAll(() => {
    gate = openGate();
    install(gate, folder as string, pairs);
  });
  afterAll(() => gate.remove());

  it.each(pairs)('never gets $id to be safe', async (pair) => {
    const [spec, entry] = [`${pair.id}.spec.md`, `${pair.id}.mjs`];
    gate.write({ [spec]: await specOf(gate, pair), [entry]: `export { ${pair.exportName} } from './mods/${pair.id}/old.mjs';\n` });
    const recorded = await gate.record({ specs: [spec], most: 60, executions: 1000 });
    expect(recorded.specs[0]?.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect((await gate.verify({ specs: [spec] })).verdict).toBe('safe');

    const writer = new Writer(pair.exportName, `./mods/${pair.id}/new.mjs`);
    // It begins with a stub that answers nothing.
    gate.write({ [entry]: new Writer(pair.exportName, null).write() });
    const verdicts: string[] = [];
    for (let round = 0; round < (SHORT ? 4 : ROUNDS); round++) {
      const result = await gate.verify({ specs: [spec], executions: SHORT ? 400 : 2000 });
      verdicts.push(result.verdict);
      if (result.verdict !== 'unsafe' && result.verdict !== 'undecided') expect([round, writer.known, result.verdict, wordsOf(result), result.specs[0]?.explored]).toEqual(['never', 'safe']);
      writer.learn(result);
      gate.write({ [entry]: writer.write() });
    }
    console.log(`${pair.id}: ${verdicts.length} rounds, ${writer.known} witnesses learnt; ${['unsafe', 'undecided'].map((v) => `${verdicts.filter((w) => w === v).length} ${v}`).join(', ')}`);
    expect(writer.known).toBeGreaterThan(0);
  }, 3_600_000);
});
