import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case, SessionCase } from '../../model/case.js';
import type { Entry } from '../../model/baseline.js';
import { caseId, caseText } from '../../value/case.js';
import { FunctionSources } from '../../value/functions.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
import { sharingSteps } from '../../value/same-values.js';
import { readBaseline, writeBaseline } from '../baseline-text.js';
import { readEntries } from '../read-entries.js';
import { checkedEntry, entryLine, entryOf, entryText } from './entry.js';
import { caseIdOf } from './hash.js';
import { BracketReader } from './brackets.js';
import { broken, laidOut, layoutDifference } from './layout.js';
import { unlaid } from './unlaid.js';

const awkward = fc.string({ unit: fc.constantFrom('a', ')', '(', ' → ', ',', ', ', '"', '\\', '/', '`', "'", '{', '}', ']', '[', ';', ' throws ', '\n', 'ü', '<<<<<<< ') });
const leaf = fc.oneof(awkward, fc.string(), fc.integer(), fc.double(), fc.constant(undefined), fc.constant(null), fc.bigInt(), fc.constantFrom(/x\/[/")]/g, new Date(0), Symbol('x')));
const value = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 2, depthSize: 'small' }, leaf, fc.array(tie('node'), { maxLength: 6 }), fc.sparseArray(tie('node') as fc.Arbitrary<unknown>, { maxLength: 5, maxNumElements: 3 }), fc.dictionary(awkward, tie('node'), { maxKeys: 4 }), fc.array(fc.tuple(tie('node'), tie('node')), { maxLength: 3 }).map((pairs) => new Map(pairs))),
})).node;
const list = fc.array(value, { maxLength: 3 }).map((args) => print(args));
const name = fc.constantFrom('total', 'Cart', 'a.b', 'odd name', 'x"(', '$', 'default');
const outcome = fc.oneof(value.map((v) => `→ ${print(v)}`), value.map((v) => `throws ${print(v)}; async`), fc.constantFrom('exits 3', 'never returns', 'crashes: out of memory', '→ 1; args[0] = [2]; console.log("a) → b")'));
const call: fc.Arbitrary<Case> = fc.record({ kind: fc.constant('call' as const), operation: name, input: list });
const step = fc.oneof(
  fc.record({ access: fc.constant('call' as const), member: name, input: list }),
  fc.record({ access: fc.constant('get' as const), member: name, input: fc.constant('[]') }),
  fc.record({ access: fc.constant('set' as const), member: name, input: value.map((v) => print([v])) }),
);
const stepOfMade = fc.oneof(step, fc.record({ access: fc.constantFrom('call' as const, 'follow' as const, 'start' as const), member: fc.oneof(name, fc.constant('')), input: list }));
const made: fc.Arbitrary<SessionCase> = fc.tuple(name, list, fc.array(stepOfMade, { maxLength: 4 })).map(([operation, input, steps]) => ({ kind: 'session', operation, steps: [{ access: 'make', member: 'function', input }, ...steps] }));
const session: fc.Arbitrary<SessionCase> = fc.tuple(name, list, fc.array(step, { maxLength: 4 })).map(([operation, input, steps]) => ({ kind: 'session', operation, steps: [{ access: 'construct', member: 'constructor', input }, ...steps] }));
/** Some of what its steps are handed is one value, regular expressions among it. */
const sharing: fc.Arbitrary<SessionCase> = fc.tuple(session, fc.array(fc.oneof(fc.constantFrom<object>(/x\/[/")]/g, { a: ['"'] }), value.filter((v) => typeof v === 'object' && v !== null) as fc.Arbitrary<object>), { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(fc.nat(5), fc.nat(2)), { maxLength: 6 }))
  .map(([of, values, places]) => {
    const lists = of.steps.map(({ input }) => parse(input) as unknown[]);
    for (const [step, which] of places) if (lists[step] !== undefined && of.steps[step]?.access !== 'get' && of.steps[step]?.access !== 'set') lists[step].push(values[which % values.length]);
    const shared = new Set(values);
    return { ...of, steps: sharingSteps(of.steps, lists, { functions: FunctionSources.create(), isShared: (each) => shared.has(each) }) };
  });
/** Some of its steps ask what an earlier one gave. */
const going: fc.Arbitrary<SessionCase> = fc.tuple(fc.oneof(session, made), fc.array(fc.nat(3), { minLength: 4, maxLength: 4 })).map(([of, on]) => ({
  ...of,
  steps: of.steps.map((step, i) => {
    const asked = i < 2 || step.access === 'follow' ? undefined : of.steps[on[i % 4]!];
    return asked === undefined || on[i % 4]! >= i || (asked.access !== 'call' && asked.access !== 'get') ? step : { ...step, on: on[i % 4]! };
  }),
}));
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.tuple(call, outcome).map(([of, text]) => ({ case: of, observation: { kind: kindBy(text), text } })),
  fc.tuple(fc.oneof(session, made, sharing, going), fc.array(outcome, { minLength: 1, maxLength: 5 })).map(([of, texts]) => {
    const kept = texts.slice(0, of.steps.length);
    return { case: of, observation: { kind: kindBy(kept.at(-1)!), text: kept.join('\n') } };
  }),
);

function kindBy(text: string): Entry['observation']['kind'] {
  return text.startsWith('→') ? 'returned' : text.startsWith('throws') ? 'threw' : text.startsWith('exits') ? 'exited' : text.startsWith('never') ? 'timedOut' : 'crashed';
}

test('an entry is what its text says, with the case and the id that the case has', () => {
  fc.assert(fc.property(entry, (each) => {
    const line = entryLine(entryText(each), 7);
    expect(line).not.toBeNull();
    expect(line).toMatchObject({ line: 7, operation: each.case.operation, case: caseText(each.case) });
    expect(entryOf(line!)).toEqual(each);
    expect(checkedEntry(line!)).toEqual(each);
    expect(caseIdOf(line!)).toBe(caseId(each.case));
  }), { numRuns: 600, seed: 1 });
});

test('an entry that was laid out is read as it was', () => {
  let brokenOnes = 0;
  fc.assert(fc.property(entry, (each) => {
    const text = entryText(each);
    const lines = laidOut(text);
    if (lines.length > text.split('\n').length) brokenOnes++;
    expect(unlaid(lines)?.text).toBe(text);
    expect(layoutDifference(unlaid(lines)!, lines, new BracketReader())).toBe(-1);
    expect(readEntries(`${lines.join('\n')}\n`, 0, 1)).toMatchObject({ entries: [{ text }], faults: [], last: lines.length });
  }), { numRuns: 600, seed: 2 });
  expect(brokenOnes).toBeGreaterThan(50);
});

test('what is broken in another way is told by its line, and no other text is read from it', () => {
  let others = 0;
  fc.assert(fc.property(entry, fc.nat(), (each, where) => {
    const lines = laidOut(entryText(each));
    const at = where % lines.length;
    const line = lines[at]!;
    // Joined with the next, as somebody might who finds it too long; a tab; a space at the end; a bracket or a comma more to a line.
    const comma = line.indexOf(', ');
    const edits = [
      ...(lines.length > at + 1 ? [lines.toSpliced(at, 2, `${line}${line.endsWith(',') ? ' ' : ''}${lines[at + 1]!.trimStart()}`)] : []),
      lines.with(at, `${line} `), lines.with(at, line.slice(0, -1)), ...(line.startsWith('  ') ? [lines.with(at, line.replace('  ', ' \t')), lines.with(at, line.slice(2))] : []),
      ...(comma > 0 && lines.length > 1 ? [lines.toSpliced(at, 1, line.slice(0, comma + 1), `${/^ */.exec(line)![0]}${line.slice(comma + 2)}`)] : []),
    ];
    for (const edit of edits) {
      const read = readEntries(edit.join('\n'), 0, 1);
      const [only] = read.entries;
      if (read.faults.length > 0 || read.entries.length !== 1 || only!.text !== entryText(each)) continue;
      others++;
      expect(edit).toEqual(lines);
    }
  }), { numRuns: 1500, seed: 4 });
  expect(others).toBe(0);
});

test('what has its brackets found in one pass is laid out as what has not', () => {
  const plain = fc.array(fc.oneof(value, fc.array(fc.dictionary(fc.constantFrom('sku', 'qty', 'odd key'), fc.oneof(fc.string(), fc.integer(), fc.array(fc.integer()))), { maxLength: 8 })), { maxLength: 4 });
  fc.assert(fc.property(plain, plain, (args, result) => {
    const text = `total(${print(args).slice(1, -1)}) → ${print(result)}`;
    expect(laidOut(text)).toEqual(broken(text, ''));
  }), { numRuns: 1500, seed: 9 });
  for (const holds of ['[, , 1]', '[1, ]', '{a: 1,b: 2}', '(1, 2; 3)', '((1, 2]', '[1, 2', 'fn {[1] → 2, else undefined}', '"a\\\\", "b, \\""', '[[[]]], [[1, 2]]', '{}, {}']) {
    const text = `total(${Array(30).fill(holds).join(', ')}) → ${holds}`;
    expect(laidOut(text)).toEqual(broken(text, ''));
  }
});

test('a baseline is read as it was written, in whatever order it came, with either line end', () => {
  fc.assert(fc.property(fc.uniqueArray(entry, { selector: (e) => caseText(e.case), maxLength: 12 }), (entries) => {
    const texts = entries.map(entryText);
    const written = writeBaseline('node 20.20.2', texts);
    const read = readBaseline(written);
    expect(read).toMatchObject({ version: 1, environment: 'node 20.20.2', faults: [] });
    expect(read.entries.map((e) => e.text).toSorted()).toEqual(texts.toSorted());
    expect(writeBaseline('node 20.20.2', texts.toReversed())).toBe(written);
    expect(readBaseline(written.replaceAll('\n', '\r\n'))).toEqual(read);
  }), { numRuns: 80, seed: 3 });
});

test('a long value is broken at its commas, and deeper where that is not enough', () => {
  const item = '{sku: "a", qty: 2, cents: 5}';
  expect(laidOut(`total([${[item, item, item].join(', ')}], "NOPE") throws UnknownCoupon("unknown coupon NOPE")`)).toEqual([
    'total(', `  [${item}, ${item}, ${item}],`, '  "NOPE"', ') throws UnknownCoupon("unknown coupon NOPE")',
  ]);
  expect(laidOut(`cart = new Cart([${Array(5).fill(item).join(', ')}]) → Cart {}\ncart.size → 5`)).toEqual([
    'cart = new Cart([', ...Array(4).fill(`  ${item},`) as string[], `  ${item}`, ']) → Cart {}', '  cart.size → 5',
  ]);
});
