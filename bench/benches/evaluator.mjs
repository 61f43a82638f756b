import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withModules } from '../bundle.mjs';
import { CART, cartInputs } from '../cart.mjs';
import { openGuest, used } from '../guest-at-work.mjs';
import { median, rounded } from '../measure.mjs';

/** Two calls of the subject a run, on inputs of its own. */
const PROPERTY = '(items, coupon) => total(items, coupon).cents === total(items.toReversed(), coupon).cents';

/**
 * A property of two calls on many inputs: in the evaluator, with each call answered by a real guest, beside a loop in one process that
 * has the function at hand.
 */
export async function evaluator({ short }) {
  const [rounds, tasks] = short ? [1, 2000] : [7, 40_000];
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  const entries = { adapter: 'src/subject/module/adapter.ts', name: 'src/subject/implementation-name.ts', print: 'src/value/print.ts', process: 'src/host/evaluator-process.ts' };
  try {
    // Each in a bundle of its own: a contained process may read one file.
    return await withModules({ guest: 'src/guest/main.ts' }, (_, guestFile) => withModules({ evaluator: 'src/evaluator/main.ts' }, (__, evaluatorFile) => withModules(entries, async (load) => {
      const module = path.join(folder, 'cart.mjs');
      writeFileSync(module, CART);
      const guest = await openGuest({ load, guestEntry: guestFile('guest'), folder, module });
      const { createEvaluator } = await load('process');
      const { signal } = new AbortController();
      const running = createEvaluator({ node: process.execPath, version: process.version, entry: evaluatorFile('evaluator'), temporary: folder, memory: 256, taskSeconds: 10, signal });
      try {
        return { rounds, propertiesARound: tasks, ...await measure({ running, guest, rounds, ...await work({ load, module, tasks }) }) };
      } finally {
        await Promise.all([running.close(), guest.close()]);
      }
    })));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function work({ load, module, tasks }) {
  const { print } = await load('print');
  const { total } = await import(pathToFileURL(module).href);
  const property = new Function('total', `return ${PROPERTY}`)(total);
  const inputs = cartInputs(tasks);
  const list = inputs.map((args) => ({ program: 'p', input: print(args), observation: null }));
  // The same calls, as the guest is asked them.
  const cases = inputs.flatMap(([items, ...rest]) => [items, items.toReversed()].map((list) => ({ kind: 'call', operation: 'total', input: print([list, ...rest]) })));
  return { list, cases, direct: () => inputs.forEach((args) => agree(property(...args))) };
}

async function measure({ running, guest, rounds, list, cases, direct }) {
  await running.load([{ id: 'p', kind: 'property', code: PROPERTY }], [{ name: 'total', kind: 'function', members: [] }]);
  const contained = async () => (await running.judge(list, (cases) => guest.run(cases))).forEach(({ result }) => agree(result === 'holds'));
  const answered = async () => (await guest.run(cases)).forEach(({ kind }) => agree(kind === 'returned'));
  const measured = { direct: [], contained: [], wall: [], guest: [] };
  for (let round = -1; round < rounds; round++) {
    const [a, b, c] = [await used(direct), await used(contained), await used(answered)];
    // The first round warms both up.
    if (round < 0) continue;
    measured.direct.push(list.length / a.wall);
    measured.contained.push(list.length / b.cpu);
    measured.wall.push(list.length / b.wall);
    measured.guest.push(c.cpu / b.cpu);
  }
  return {
    loopPropertiesPerSecond: rounded(median(measured.direct)), propertiesPerSecond: rounded(median(measured.wall)), propertiesPerCpuSecond: rounded(median(measured.contained)),
    shareOfCpuForCallsAlone: rounded(median(measured.guest)), ratio: rounded(median(measured.wall) / median(measured.direct)),
  };
}

function agree(holds) {
  if (!holds) throw new Error('a property that holds did not');
}
