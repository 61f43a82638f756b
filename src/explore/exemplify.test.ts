import { expect, it } from 'vitest';
import type { Candidate } from './candidate.js';
import { exemplify } from './exemplify.js';
import type { Feature } from './features.js';

function candidate(call: string, outcome: string, features: readonly Feature[], rank = 0): Candidate {
  const kind = outcome.startsWith('throws') ? 'threw' : 'returned';
  return { entry: { case: { kind: 'call', operation: 'f', input: `[${call}]` }, observation: { kind, text: outcome } }, text: `f(${call})`, rank, features: [...features, `value:${outcome}`] };
}

const shown = (candidates: readonly Candidate[], most = 20): readonly string[] => exemplify(candidates, most).map((c) => c.text);

it('shows each branch and each kind of outcome once, by its plainest case, and then stops', () => {
  const some = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => candidate(`${n}`, `→ "${n}B"`, ['branch:1', 'outcome:string']));
  const kilobytes = candidate('1024', '→ "1KB"', ['branch:2', 'outcome:string']);
  const list = shown([...some, kilobytes]);
  expect(list).toContain('f(1024)');
  // A few results more, for who knows nothing of the operation yet.
  expect(list).toHaveLength(5);
});

it('shows nothing that is exotic, and the edge only where nothing natural shows the same', () => {
  expect(shown([candidate('NaN', '→ 1', ['branch:1'], 2), candidate('2', '→ 2', ['branch:1'], 1), candidate('1000000', '→ 3', ['branch:1'])])[0]).toBe('f(1000000)');
  expect(shown([candidate('NaN', '→ 1', ['branch:1'], 2)])).toEqual([]);
});

it('prefers what people write to what they seldom do', () => {
  const [plain, odd, foreign] = [candidate('"parse me"', '→ 1', ['branch:1']), candidate('1n', '→ 1', ['branch:1']), candidate('"𐍔"', '→ 1', ['branch:1'])];
  expect(shown([odd, foreign, plain])[0]).toBe(plain.text);
});

it('has room for few that throw, the worded ones first', () => {
  const thrown = Array.from({ length: 9 }, (_, i) => candidate(`${i}`, `throws Error("m${i}")`, [`outcome:threw ${i}`]));
  const fell = candidate('null', 'throws TypeError("a.trim is not a function")', ['outcome:threw TypeError']);
  const list = shown([fell, ...thrown, candidate('"a"', '→ 1', ['outcome:number'])], 9);
  expect(list.filter((text) => text !== 'f("a")')).toHaveLength(3);
  expect(list).not.toContain(fell.text);
});

it('takes no message of the source and no small number for a reason of its own', () => {
  const first = candidate('0', '→ 0', ['branch:1', 'outcome:number']);
  const others = [candidate('1', '→ 0', ['constant:1']), candidate('"argument a is required"', '→ 0', ['constant:"argument a is required"'])];
  expect(shown([first, ...others])).toEqual([first.text]);
  expect(shown([first, candidate('"gzip"', '→ 0', ['constant:"gzip"'])])).toContain('f("gzip")');
});

it('shows no third constant that leads to the answer of two others', () => {
  const units = ['ms', 'sec', 'day', 'hrs', 'yrs', 'weeks'].map((unit) => candidate(`"${unit}"`, '→ NaN', [`constant:"${unit}"`]));
  const other = candidate('"1000"', '→ 1', ['constant:1000']);
  expect(shown([...units, other]).toSorted()).toEqual(['f("1000")', 'f("day")', 'f("ms")']);
  expect(shown([...units, candidate('"xx"', '→ NaN', ['branch:1'])])).toContain('f("xx")');
});
