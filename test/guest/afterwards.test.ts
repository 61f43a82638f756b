import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCase } from '../../src/value/case.js';
import type { Guest } from '../../src/model/ports.js';
import { parseObservation } from '../../src/value/outcome.js';
import { bundleGuest, type Bundle } from './bundle.js';
import { runtimes } from './nodes.js';
import { openLoaded } from './open.js';

const FN = '(...args) => 0';
const CASES: readonly (readonly [written: string, kind: string, text: string])[] = [
  [`nodeStyle(2, ${FN})`, 'returned', '→ undefined; later calls fn0(null, 4)'],
  [`nodeStyle(-2, ${FN})`, 'returned', '→ undefined; later calls fn0(RangeError("negative"))'],
  [`it = debounced(${FN}, 100); it(1); it(2)`, 'returned', '→ <function>\n→ "waits"\n→ "waits"; later calls fn0(2)'],
  [`e = new Emitter(); e.on(${FN}); e.emit(1)`, 'returned', '→ Emitter {<private>}\n→ Emitter {<private>}\n→ 1; later calls fn0(1)'],
  [`both(${FN})`, 'returned', '→ 1; calls fn0("at once"); later calls fn0("later")'],
  [`awaits(${FN})`, 'returned', '→ 1; async; calls fn0("in between"); later calls fn0("after")'],
  // Without a turn of the loop too; but behind a promise such turns of the queue are nobody's business.
  [`queued(${FN})`, 'returned', '→ 1; console.log("in the queue"); later calls fn0("tick"); later calls fn0("microtask")'],
  [`promised(${FN})`, 'returned', '→ 1; async; calls fn0("microtask")'],
  // What no timer shows.
  [`reading(${FN})`, 'returned', '→ undefined; later calls fn0(null, true)'],
  [`floating(${FN})`, 'returned', '→ undefined; later calls fn0("zipped")'],
  [`zips("some text", ${FN})`, 'returned', '→ 1; later calls fn0(null, "some text")'],
  [`inflates(${FN})`, 'returned', '→ undefined; later calls fn0("Z_DATA_ERROR")'],
  [`streams("some text", ${FN})`, 'returned', '→ undefined; later calls fn0(true)'],
  [`derives(${FN})`, 'returned', '→ 1; later calls fn0(null, "a8df899f3c4f204d")'],
  [`draws(4, ${FN})`, 'returned', '→ undefined; later calls fn0(null, 4)'],
  [`draws(-1, ${FN})`, 'threw', 'throws Object.assign(RangeError("The value of \\"size\\" is out of range. It must be >= 0 && <= 2147483647. Received -1"), {code: "ERR_OUT_OF_RANGE"})'],
  [`pairs(${FN})`, 'returned', '→ undefined; later calls fn0("ed25519")'],
  [`sleeping(${FN})`, 'returned', '→ undefined; later calls fn0("one"); later calls fn0("two")'],
  [`backsOff(${FN})`, 'returned', '→ undefined; later calls fn0(11)'],
  ['logs()', 'returned', '→ undefined; console.log("now"); later console.log("then")'],
  ['pollutes()', 'returned', '→ 1; Object.prototype = {polluted: 1}'],
  // What was given is written down as it was then.
  ['changes({})', 'returned', '→ *1; args[0] = &1 {n: 1}'],
  // What ends the process ends the case, as ever.
  ['rejects()', 'crashed', 'crashes: Error("floating")'],
  [`throwing(${FN})`, 'crashed', 'crashes: Error("in a timer"); calls fn0(0)'],
  ['leaves()', 'exited', 'exits 3'],
  // Again and again: as long as it shows something, and has an end.
  [`counts(${FN})`, 'returned', '→ undefined; later calls fn0(0); later calls fn0(1); later calls fn0(2)'],
  [`ticks(${FN})`, 'returned', `→ undefined${'; later calls fn0("tick")'.repeat(10)}`],
  ['sweeps()', 'returned', '→ 1'],
  ['polls()', 'returned', '→ 1'],
  [`spins(${FN})`, 'returned', '→ 1; calls fn0(1); later calls fn0(2); later calls fn0(3)'],
  [`spinsLater(${FN})`, 'returned', '→ 1; later calls fn0(1)'],
  // What does not keep a process going, or only for longer than anybody waits.
  [`unrefed(${FN})`, 'returned', '→ 1'],
  [`tomorrow(${FN})`, 'returned', '→ 1'],
];
/** Of these something is left behind still. */
const LEFT = ['ticks', 'sweeps', 'polls', 'spins', 'spinsLater', 'unrefed', 'tomorrow'];

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleGuest();
});
afterAll(() => bundle.remove());

describe.each(runtimes().there)('what a call does later on Node $version', (runtime) => {
  let guest: Guest;
  beforeAll(async () => {
    guest = await openLoaded({ bundle: bundle.entry, module: 'afterwards.mjs', runtime, caseSeconds: 10 });
  });
  afterAll(() => guest.close());

  it.each(CASES)('%s', async (written, kind, text) => {
    const [observation] = await guest.run([parseCase(written)]);
    expect(observation).toEqual({ kind, text });
    const last = parseObservation(text).at(-1);
    const later = [...(last?.callbacks ?? []), ...(last?.console ?? [])].filter((one) => one.later).length;
    expect(later).toBe(text.split('later ').length - 1);
  });

  it('cuts what is long, with a hash of all of it', async () => {
    const [few, many] = await guest.run([`many(${FN}, 9000)`, `many(${FN}, 9001)`].map((written) => parseCase(written)));
    expect(few?.text).toMatch(/^→ "x+"; later calls fn0\(0\); later calls fn0\(1\).*later calls fn0\(<cut>\)$/s);
    expect(few?.text.length).toBeLessThan(4000);
    expect(many?.text).toBe(few?.text);
  });

  it('tells of what it did not wait for, and of nothing else', () => {
    expect(guest.left().map(({ operation, what }) => `${operation}: ${what}`)).toEqual(LEFT.map((operation) => `${operation}: a timer`));
  });
});
