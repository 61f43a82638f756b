import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Parameter, Shape } from '../../model/shape.js';
import { Explorer } from '../explorer.js';

const parameter = (name: string, shape: Shape, rest = false): Parameter => ({ name, shape, optional: false, rest });
const taking = (parameters: readonly Parameter[]): Shape => ({ kind: 'function', parameters, returns: { kind: 'undefined' } });
const ANY: Shape = { kind: 'any' };
const NODE_STYLE = taking([parameter('err', ANY), parameter('result', ANY)]);

/** What functions that are drawn for the shape do with a function that they are handed: its arguments, one call a text. */
function calledWith(shape: Shape): ReadonlyMap<string, number> {
  const explorer = new Explorer({
    seed: 1, definitions: {}, constants: { strings: [], numbers: [], bigints: [], keys: [], expressions: [] },
    operations: [{ examples: [], operation: { name: 'run', kind: 'function', members: [], signatures: [{ parameters: [parameter('task', taking([parameter('done', shape)]))], returns: ANY }] } }],
  });
  const counts = new Map<string, number>();
  for (const { case: of } of explorer.step([], 400)) {
    if (of.kind !== 'call') continue;
    const calls: string[] = [];
    const note = (when: string) => (...args: readonly unknown[]): void => { calls.push(when + args.map((arg) => (typeof arg === 'object' && arg !== null ? 'object' : String(arg))).join(', ')); };
    const later = (run: () => void): void => {
      const before = calls.length;
      run();
      for (let i = before; i < calls.length; i++) calls[i] = `later ${calls[i] as string}`;
    };
    const [task] = runInNewContext(of.input, { setImmediate: later, setTimeout: later }) as [unknown];
    if (typeof task !== 'function') continue;
    try {
      task(note(''));
    } catch {
      // It throws, as some callbacks do.
    }
    const text = calls.join('; ');
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

it('hands in functions that call what they are handed: well, with an error, later, twice', () => {
  const called = calledWith(NODE_STYLE);
  for (const way of ['null, 1', 'object', 'later null, 1', 'later object', '', 'null, 1; null, 1']) expect(called.get(way), way).toBeGreaterThan(5);
});

it.each<[string, Shape, string]>([
  ['that wants a number', taking([parameter('value', { kind: 'number' })]), '1'],
  ['that wants a text, or nothing is handed', { kind: 'union', of: [{ kind: 'undefined' }, taking([parameter('value', { kind: 'string' })])] }, 'x'],
  ['that wants nothing', taking([]), ''],
  ['of which nothing is known', taking([parameter('args', ANY, true)]), 'null, 1'],
])('calls one %s as it is declared', (_, shape, way) => {
  expect(calledWith(shape).get(way)).toBeGreaterThan(20);
});
