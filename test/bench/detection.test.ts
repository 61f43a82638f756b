import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { corpora } from '../self/pairs.js';

interface Figures {
  readonly falseAlarms: number;
  readonly pairs: readonly { readonly id: string; readonly kind: string; readonly found: readonly boolean[]; readonly peers: Readonly<Record<string, boolean>> }[];
}

const present = corpora() !== null;
if (!present) console.warn('SKIPPED: the bench of detection needs pairs of real implementations; HOLDFAST_CORPORA names the folder in which bench/pairs.json lies');

describe('the short form of the bench of detection', () => {
  it.runIf(present)('finds what differs, raises no alarm where nothing does, and runs the peers', { timeout: 240_000 }, () => {
    const said = execFileSync(process.execPath, ['bench/run.mjs', 'detection', '--short'], { encoding: 'utf8' });
    const { falseAlarms, pairs } = JSON.parse(/^detection (\{.*\})$/m.exec(said)![1]!) as Figures;
    expect(falseAlarms, said).toBe(0);
    expect(pairs.map(({ kind, found }) => [kind === 'faithful', found]), said).toEqual([[true, [false]], [false, [true]]]);
    const peers = Object.entries(pairs[1]!.peers);
    expect(peers.map(([peer]) => peer)).toEqual(['snapshot', 'fastcheck-1k', 'fastcheck-100k', 'example-mutation']);
    expect(peers.filter(([, found]) => found).length, said).toBeGreaterThan(0);
  });
});

describe('the short form of the bench of detection where each case is a process or a server', () => {
  it.runIf(present)('finds what differs', { timeout: 240_000 }, () => {
    const said = execFileSync(process.execPath, ['bench/run.mjs', 'detection-processes', '--short'], { encoding: 'utf8' });
    const { falseAlarms, pairs } = JSON.parse(/^detection-processes (\{.*\})$/m.exec(said)![1]!) as Figures;
    expect(falseAlarms, said).toBe(0);
    expect(pairs.map(({ id, found }) => [id, found]), said).toEqual([['http-serve-static-1-vs-2', [true]]]);
  });
});

interface Ablation {
  readonly pairs: readonly number[];
  readonly whole: { readonly found: readonly number[] };
  readonly without: readonly { readonly name: string; readonly found: readonly number[]; readonly missed: readonly string[] }[];
}

describe('the short form of the bench of ingredients', () => {
  it.runIf(present)('runs the search whole, and without each', { timeout: 240_000 }, () => {
    const said = execFileSync(process.execPath, ['bench/run.mjs', 'ingredients', '--short'], { encoding: 'utf8' });
    const { pairs, whole, without } = JSON.parse(/^ingredients (\{.*\})$/m.exec(said)![1]!) as Ablation;
    expect(whole.found, said).toEqual(pairs);
    expect(without.map(({ name, found, missed }) => [name, found, missed]), said).toEqual([['constants', pairs, []], ['mutation', pairs, []]]);
  });
});
