import { Problem } from '../host/problem.js';
import type { Case } from '../model/case.js';
import type { Guest } from '../model/ports.js';
import { parseObservation } from '../value/outcome.js';
import type { CompareSettings } from './compare-options.js';
import { asked, guestOptions } from './sides.js';
import type { World } from './world.js';

/** Says which cases lie within the contract. */
export interface Contract {
  within(cases: readonly Case[]): Promise<readonly boolean[]>;
  close(): Promise<void>;
}

const EVERYTHING: Contract = { within: async (cases) => cases.map(() => true), close: async () => undefined };

/**
 * The predicate of `--where`, in a guest of its own: it gets the arguments (of a class, the constructor's) and inputs on which it is
 * false, or throws, are outside the contract.
 */
export async function contractOf(world: World, settings: CompareSettings): Promise<Contract> {
  if (settings.where === null) return EVERYTHING;
  const { guest, name } = await startPredicate(world, settings, settings.where);
  const one = asked(guest, [], 'prior');
  return {
    async within(cases) {
      const answers = await one.run(cases.map((c) => ({ kind: 'call', operation: name, input: c.kind === 'call' ? c.input : (c.steps[0]?.input ?? '[]') })));
      return answers.map((a) => a.kind === 'returned' && Boolean(parseObservation(a.text)[0]?.value));
    },
    close: () => guest.close(),
  };
}

async function startPredicate(world: World, settings: CompareSettings, where: string): Promise<{ guest: Guest; name: string }> {
  const reference = /^(?<file>[^\s()=>]+\.[cm]?[jt]sx?)#(?<name>[\w$]+)$/.exec(where)?.groups as { file: string; name: string } | undefined;
  const text = reference === undefined ? `${world.writeModule('where.mjs', `export const where = (${where}\n);\n`)}#where` : where;
  const started = await world.subject.resolve(world.readName(text), settings.signal)
    .then((implementation) => world.subject.start(implementation, { ...guestOptions(world, settings), grants: [] }))
    .catch((error: unknown) => {
      if (error instanceof Problem) throw invalid(where, error.finding.message);
      throw error;
    });
  if (!started.ok) throw invalid(where, started.finding.message);
  const name = reference?.name ?? 'where';
  const kind = started.guest.exports.find((e) => e.name === name)?.kind;
  if (kind === 'function') return { guest: started.guest, name };
  await started.guest.close();
  throw invalid(where, 'it is no function');
}

function invalid(where: string, why: string): Problem {
  return new Problem({
    code: 'WHERE-INVALID', severity: 'error',
    message: `--where ${JSON.stringify(where)} cannot be used: ${why.replace(/\.$/, '')}. Write an arrow function over the arguments, as in '(a, b) => b !== 0', or FILE#EXPORT.`,
  });
}
