import type { Signature } from '../model/shape.js';
import type { FunctionSources } from '../value/functions.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { sharedLists, sharingSteps, valueAt } from '../value/same-values.js';
import type { Temper } from './arbitrary/strings.js';
import { fits, type Constructors, type Definitions } from './conforms.js';
import type { Products } from './products.js';
import type { Chance } from './random.js';
import type { SessionMaking } from './sessions.js';
import { Way } from './way.js';

/** A function that never comes to an end, and holds nobody up. */
const PENDING = '() => new Promise(() => {})';

/** What the sessions of one operation are made of, as in `SessionMaking`. */
export interface SessionParts extends Pick<SessionMaking, 'habits' | 'generate' | 'mutate' | 'copy'> {
  readonly begin: SessionMaking['begin'];
  readonly products: Products;
  readonly functions: FunctionSources;
  readonly definitions: Definitions;
  readonly classes: Constructors;
  readonly signaturesOf: (key: string) => readonly Signature[];
}

/** For one session, or one change of one: what its steps have in common is kept until it is written down. */
export function sessionMaking({ begin, products, functions, definitions, classes, signaturesOf, ...parts }: SessionParts, temper: Temper, chance: Chance): SessionMaking {
  const shared = new Set<object>();
  return {
    ...parts, temper, chance, shared, begin,
    way: (steps) => new Way(products, steps),
    members: (route) => products.at(route),
    // An instance stays what is asked: what its methods give is asked besides.
    leads: (route, member) => begin === 'make' && products.next(route, member) !== null,
    isLater: (route, member) => products.isLater(route, member),
    pending: (args) => args.map((arg) => (typeof arg === 'function' ? parse(PENDING, { functions }) : arg)),
    parameters: (key) => signaturesOf(key)[0]?.parameters ?? [],
    allows: (args, key) => fits(args, signaturesOf(key), definitions, classes),
    read: (steps) => {
      const lists = sharedLists(steps, functions);
      for (const { step, of } of steps.flatMap(({ same }) => same ?? [])) shared.add(valueAt(lists[step], of) as object);
      return lists;
    },
    write: (steps) => (shared.size === 0 ? steps.map(({ args, ...asks }) => ({ ...asks, input: print(args, { functions }) }))
      : sharingSteps(steps, steps.map(({ args }) => args), { functions, isShared: (value) => shared.has(value) })),
  };
}
