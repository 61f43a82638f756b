import { Problem } from '../host/problem.js';
import type { Case } from '../model/case.js';
import type { Constants } from '../model/implementation.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { parseObservation } from '../value/outcome.js';
import type { CompareSettings } from './compare-options.js';
import { placeInText } from './place-in-text.js';
import { asked, guestOptions } from './sides.js';
import type { World } from './world.js';

/** Of one case: whether it lies within the contract, and what the predicate did with it; null where there is none to do anything. */
export interface Ruling {
  readonly within: boolean;
  readonly observation: Observation | null;
}

/** Says which cases lie within the contract. */
export interface Contract {
  within(cases: readonly Case[]): Promise<readonly Ruling[]>;
  /** What the predicate did first other than return, as its observation; null where it always returned. */
  failed(): string | null;
  /** What stands in the source of the predicate; null where there is none. */
  readonly constants: Constants | null;
  close(): Promise<void>;
}

/** Where nothing is said, every input is within it. */
export const EVERYTHING: Contract = { within: async (cases) => cases.map(() => ({ within: true, observation: null })), failed: () => null, constants: null, close: async () => undefined };

type Predicated = Pick<CompareSettings, 'where' | 'grants' | 'signal'>;

/**
 * The predicate of `--where`, in a guest of its own: it gets the arguments (of a class, the constructor's) and inputs on which it is
 * false, or throws, are outside the contract.
 */
export async function contractOf(world: World, settings: Predicated): Promise<Contract> {
  if (settings.where === null) return EVERYTHING;
  const { guest, name, constants } = await startPredicate(world, settings, settings.where);
  const one = asked(guest, [], 'prior');
  let failed: string | null = null;
  return {
    failed: () => failed, constants,
    async within(cases) {
      const answers = await one.run(cases.map((c) => ({ kind: 'call', operation: name, input: c.kind === 'call' ? c.input : (c.steps[0]?.input ?? '[]') })));
      failed ??= answers.find((a) => a.kind !== 'returned')?.text ?? null;
      return answers.map((a) => ({ within: a.kind === 'returned' && Boolean(parseObservation(a.text)[0]?.value), observation: a }));
    },
    close: () => guest.close(),
  };
}

async function startPredicate(world: World, settings: Predicated, where: string): Promise<{ guest: Guest; name: string; constants: Constants }> {
  const reference = /^(?<file>[^\s()=>]+\.[cm]?[jt]sx?)#(?<name>[\w$]+)$/.exec(where)?.groups as { file: string; name: string } | undefined;
  const text = reference === undefined ? `${writePredicate(world, where)}#where` : where;
  const started = await world.subject.resolve(world.readName(text), settings.signal)
    .then(async (implementation) => ({ implementation, ...await world.subject.start(implementation, { ...guestOptions(world, settings), grants: [], branches: 'own' }) }))
    .catch((error: unknown) => {
      if (error instanceof Problem) throw invalid(where, error.finding.message);
      throw error;
    });
  // Of a predicate that was handed in as text the finding would name a file of ours.
  if (!started.ok) throw invalid(where, reference !== undefined ? started.finding.message : notMade(started.observation.text));
  const name = reference?.name ?? 'where';
  const kind = started.guest.exports.find((e) => e.name === name)?.kind;
  if (kind === 'function') return { guest: started.guest, name, constants: await world.subject.constants(started.implementation) };
  await started.guest.close();
  throw invalid(where, 'it is a class, not a function');
}

/** As TypeScript, so that parameters may bear types. */
function writePredicate(world: World, where: string): string {
  const fault = world.subject.expressionFault(where);
  if (fault !== null) throw invalid(where, fault.at === null ? fault.why : `it does not parse at ${placeInText(where, fault.at)}: ${fault.why}`);
  return world.writeModule('where.ts', `export const where = (${where}\n);\n`);
}

function notMade(observation: string): string {
  if (observation.startsWith('has no export')) return 'it is no function';
  return `it is no function but an expression, which gives ${observation.replace(/^fails to load: /, '')}`;
}

function invalid(where: string, why: string): Problem {
  return new Problem({
    code: 'WHERE-INVALID', severity: 'error',
    message: `--where ${JSON.stringify(where)} cannot be used: ${why.replace(/\.$/, '')}. Write an arrow function over the arguments, as in '(a, b) => b !== 0', or FILE#EXPORT.`,
  });
}
