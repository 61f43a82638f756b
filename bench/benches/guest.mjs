import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withModules } from '../bundle.mjs';
import { CART, cartInputs } from '../cart.mjs';
import { openGuest, used } from '../guest-at-work.mjs';
import { median, rounded } from '../measure.mjs';

const BATCH = 1000;

/**
 * Cases a second of CPU through one guest in batches, against two loops in one process. The plain one has its arguments at hand, calls,
 * prints the value and compares. The recording one does what a guest does but for the boundary: it reads the case's input, calls, and
 * writes down the whole observation, arguments that were changed or shared included. Both sides of the boundary count, and time that
 * other processes took does not.
 */
export async function guest({ short }) {
  const [rounds, batches] = short ? [1, 1] : [7, 40];
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  const entries = { guest: 'src/guest/main.ts', adapter: 'src/subject/module/adapter.ts', name: 'src/subject/implementation-name.ts', print: 'src/value/print.ts', record: 'src/value/outcome.ts', parse: 'src/value/parse.ts', trail: 'src/value/trail.ts' };
  try {
    return await withModules(entries, async (load, file) => {
      const module = path.join(folder, 'cart.mjs');
      writeFileSync(module, CART);
      const { print } = await load('print');
      const record = await recorder(load);
      const { total } = await import(pathToFileURL(module).href);
      const inputs = cartInputs(BATCH);
      const expected = inputs.map((args) => `→ ${print(total(...args))}`);
      const cases = inputs.map((args) => ({ kind: 'call', operation: 'total', input: print(args) }));
      const running = await openGuest({ load, guestEntry: file('guest'), folder, module });
      try {
        const direct = () => inputs.forEach((args, i) => agree(`→ ${print(total(...args))}`, expected[i]));
        const recording = () => cases.forEach(({ input }, i) => agree(record(total, input), expected[i]));
        const guarded = async () => (await running.run(cases)).forEach((observation, i) => agree(observation.text, expected[i]));
        return { batch: BATCH, rounds, casesARound: BATCH * batches, ...await measure({ direct, recording, guarded, rounds, batches }) };
      } finally {
        await running.close();
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One call with all that is observed of it, as a guest does it. */
async function recorder(load) {
  const [{ printOutcome }, { parse }, { Trail }] = [await load('record'), await load('parse'), await load('trail')];
  return (called, input) => {
    const trail = new Trail();
    const args = parse(input, {}, trail);
    let how = 'returned';
    let value;
    try {
      value = called(...args);
    } catch (error) {
      how = 'threw';
      value = error;
    }
    return printOutcome({ how, value, async: false, args, before: input, trail, console: [], callbacks: [] });
  };
}

async function measure({ direct, recording, guarded, rounds, batches }) {
  const measured = { direct: [], recording: [], guest: [], wall: [], share: [] };
  const times = (work) => async () => {
    for (let i = 0; i < batches; i++) await work();
  };
  for (let round = -1; round < rounds; round++) {
    const [a, r, b] = [await used(times(direct)), await used(times(recording)), await used(times(guarded))];
    // The first round warms all of them up.
    if (round < 0) continue;
    measured.direct.push(BATCH * batches / a.cpu);
    measured.recording.push(BATCH * batches / r.cpu);
    measured.guest.push(BATCH * batches / b.cpu);
    measured.wall.push(BATCH * batches / b.wall);
    measured.share.push(b.below / b.cpu);
  }
  const [own, recorded, contained] = [median(measured.direct), median(measured.recording), median(measured.guest)];
  return {
    directCasesPerCpuSecond: rounded(own), recordingCasesPerCpuSecond: rounded(recorded), guestCasesPerCpuSecond: rounded(contained), guestCasesPerSecond: rounded(median(measured.wall)),
    shareOfCpuInGuest: rounded(median(measured.share)), ratio: rounded(contained / own), recordingRatio: rounded(contained / recorded),
  };
}

function agree(text, expected) {
  if (text !== expected) throw new Error(`observed ${text}, not ${expected}`);
}
