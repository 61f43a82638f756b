import type { Step } from '../model/case.js';
import type { Member, Signature } from '../model/shape.js';
import type { FunctionSources } from '../value/functions.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { sharedLists, sharingSteps, valueAt } from '../value/same-values.js';
import type { Temper } from './arbitrary/strings.js';
import { fits, type Constructors, type Definitions } from './conforms.js';
import type { Products } from './products.js';
import type { Chance } from './random.js';
import type { SessionMaking } from './sessions.js';

/** A function that never comes to an end, and holds nobody up. */
const PENDING = '() => new Promise(() => {})';

/** What the sessions of one operation are made of, as in `SessionMaking`. */
export interface SessionParts extends Pick<SessionMaking, 'habits' | 'generate' | 'mutate' | 'copy'> {
  /** Where what the function makes is asked: what that is. Null where an instance is. */
  readonly products: Products | null;
  readonly members: readonly Member[];
  readonly functions: FunctionSources;
  readonly definitions: Definitions;
  readonly classes: Constructors;
  readonly signaturesOf: (member: string) => readonly Signature[];
}

/** For one session, or one change of one: what its steps have in common is kept until it is written down. */
export function sessionMaking({ products, members, functions, definitions, classes, signaturesOf, ...parts }: SessionParts, temper: Temper, chance: Chance): SessionMaking {
  const shared = new Set<object>();
  return {
    ...parts, temper, chance, shared, begin: products === null ? 'construct' : 'make',
    members: (after) => products?.at(routeOf(after, products)) ?? members,
    leads: (after, member) => products !== null && products.next(routeOf(after, products), member) !== null,
    isLater: (after, member) => products?.isLater(routeOf(after, products), member) === true,
    pending: (args) => args.map((arg) => (typeof arg === 'function' ? parse(PENDING, { functions }) : arg)),
    parameters: (member) => signaturesOf(member)[0]?.parameters ?? [],
    allows: (args, member) => fits(args, signaturesOf(member), definitions, classes),
    read: (steps) => {
      const lists = sharedLists(steps, functions);
      for (const { step, of } of steps.flatMap(({ same }) => same ?? [])) shared.add(valueAt(lists[step], of) as object);
      return lists;
    },
    write: (steps) => (shared.size === 0 ? steps.map(({ access, member, args }) => ({ access, member, input: print(args, { functions }) }))
      : sharingSteps(steps, steps.map(({ args }) => args), { functions, isShared: (value) => shared.has(value) })),
  };
}

/** By which route what is asked after these steps was come by. */
function routeOf(after: readonly Pick<Step, 'access' | 'member'>[], products: Products): string {
  let route = products.start;
  for (const { access, member } of after) if (access === 'follow') route = products.next(route, member) ?? `${route}.${member}`;
  return route;
}
