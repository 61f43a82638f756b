import { preconditionOf } from '../../derive/precondition.js';
import { newsOf } from '../../explore/novelty.js';
import { Explorer } from '../../explore/explorer.js';
import type { Proposal, Ruled } from '../../explore/plan.js';
import { Problem } from '../../host/problem.js';
import type { Case } from '../../model/case.js';
import type { Constants } from '../../model/implementation.js';
import type { Operation, Surface } from '../../model/shape.js';
import type { PropertyCheck } from '../../model/spec.js';
import type { Printed } from '../../model/value.js';
import { contractOf, type Ruling } from '../where.js';
import type { World } from '../world.js';
import type { Bench } from './bench.js';

/** Inputs within a precondition that are looked for. */
const WANTED = 200;
/** From this share of inputs within it on, nothing need be led there. */
const EASY = 0.5;
const BATCH = 200;
/** A precondition that no input of so many meets is given up. */
const MOST = 24_000;

type Rule = (cases: readonly Case[]) => Promise<readonly Ruling[]>;

/**
 * The inputs, and where few of them meet what the property is conditional on, others that do: draws are led there as they are by `--where`.
 * The condition runs by itself, with its branches counted and its comparisons seen; where it cannot stand by itself, the property tells.
 */
export async function ledInputs(check: PropertyCheck, surface: Surface, { bench, inputs }: { readonly bench: Bench; readonly inputs: readonly Printed[] }): Promise<readonly Printed[]> {
  if (!/\bimplies\s*\(/.test(check.code)) return inputs;
  const { world, settings, evaluator, subjects } = bench;
  const text = preconditionOf(check);
  const condition = text === null ? null : await conditionOf(world, { where: text, grants: [], signal: settings.signal });
  const byProperty: Rule = async (cases) => {
    const judged = await evaluator.judge(cases.map((of) => ({ program: check.id, input: inputOf(of), observation: null })), (asked) => subjects.candidate.run(asked));
    return judged.map(({ result }) => ({ within: result !== 'vacuous' && result !== 'faulty', observation: null }));
  };
  try {
    return await lead(condition?.within ?? byProperty, { check, surface, inputs, seed: bench.seed, constants: bench.constants, own: world.subject.constantsIn([check.code]) });
  } finally {
    await condition?.close();
  }
}

/** Null where it does not run by itself. */
async function conditionOf(world: World, predicated: Parameters<typeof contractOf>[1]): Promise<Awaited<ReturnType<typeof contractOf>> | null> {
  try {
    return await contractOf(world, predicated);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

interface Leading {
  readonly check: PropertyCheck;
  readonly surface: Surface;
  readonly inputs: readonly Printed[];
  readonly seed: number;
  readonly constants: Constants;
  /** What stands in the property. */
  readonly own: Constants;
}

async function lead(rule: Rule, { check, surface, inputs, seed, constants, own }: Leading): Promise<readonly Printed[]> {
  const operation: Operation = { name: check.id, kind: 'function', signatures: surface.operations[0]?.signatures ?? [], members: [] };
  const first = await rule(inputs.map((input): Case => ({ kind: 'call', operation: check.id, input })));
  if (first.filter((r) => r.within).length >= inputs.length * EASY) return inputs;
  const explorer = new Explorer({ seed, constants, definitions: surface.definitions, contract: own, operations: [{ operation, examples: [] }] });
  const found = new Set<Printed>();
  for (let proposed = 0; proposed < MOST && found.size < WANTED; proposed += BATCH) {
    const proposals = explorer.step([], BATCH);
    const rulings = await rule(proposals.map((p) => p.case));
    explorer.rule(proposals.map((proposal, i) => ruledOn(proposal, rulings[i] as Ruling)));
    for (const [i, { case: of }] of proposals.entries()) if (rulings[i]?.within === true && found.size < WANTED) found.add(inputOf(of));
  }
  return [...new Set([...inputs, ...found])];
}

function ruledOn(proposal: Proposal, { within, observation }: Ruling): Ruled {
  return { proposal, within, news: observation === null ? { shape: String(within), branches: [], path: null, leads: [] } : newsOf(proposal.case, [observation]) };
}

function inputOf(of: Case): Printed {
  return of.kind === 'call' ? of.input : '[]';
}
