import type { Operation } from '../model/shape.js';
import type { Printed } from '../model/value.js';
import type { Step } from '../model/case.js';
import type { Temper } from './arbitrary/strings.js';
import type { Chance } from './random.js';

/** What sessions are made with. Argument lists are live values. */
export interface SessionMaking {
  readonly operation: Operation;
  readonly chance: Chance;
  readonly temper: Temper;
  /** Arguments of a member; of the constructor, where it is called `''`. */
  generate(member: string): unknown[];
  mutate(args: readonly unknown[]): unknown[];
  /** Whether arguments are within the declared types. */
  allows(args: readonly unknown[], member: string): boolean;
  /** A value anew, so that two steps do not share it. */
  copy(value: unknown): unknown;
  print(args: readonly unknown[]): Printed;
  read(input: Printed): unknown[];
}

type Live = Pick<Step, 'access' | 'member'> & { readonly args: readonly unknown[] };

const USUAL_STEPS = 8;
/** What holds much must be given much: some sessions are long. */
const MOST_STEPS = 32;
const LONG = 1 / 12;
/** How often an argument is one that an earlier step had: what was put in under a name can only be asked for by that name. */
const AGAIN = 0.5;

/** A new instance and what is asked of it. */
export function inventSession(making: SessionMaking): readonly Step[] {
  const { chance } = making;
  const steps: Live[] = [{ access: 'construct', member: 'constructor', args: making.generate('') }];
  append(steps, chance.chance(LONG) ? USUAL_STEPS + chance.int(MOST_STEPS - USUAL_STEPS) : 1 + chance.int(USUAL_STEPS), making);
  return printed(steps, making);
}

/** A session that was interesting, changed in one to three places; `other` is one to cross it with. */
export function mutateSession(base: readonly Step[], other: readonly Step[], making: SessionMaking): readonly Step[] {
  const { chance } = making;
  const steps = base.map((step) => live(step, making));
  for (let times = 1 + chance.int(3); times > 0; times--) change(steps, other, making);
  return printed(steps.slice(0, 1 + MOST_STEPS), making);
}

function change(steps: Live[], other: readonly Step[], making: SessionMaking): void {
  const { chance } = making;
  // The constructor stays at its place.
  const at = 1 + chance.int(steps.length - 1);
  switch (chance.int(9)) {
    case 0: if (steps.length > 2) steps.splice(at, 1 + chance.int(2)); break;
    case 1: if (at < steps.length) steps.splice(1 + chance.int(steps.length), 0, again(steps[at] as Live, making)); break;
    case 2: if (steps.length > 2 && at + 1 < steps.length) steps.splice(at, 2, steps[at + 1] as Live, steps[at] as Live); break;
    case 3: steps.splice(at, 0, ...run(steps, 1 + chance.int(2), making)); break;
    case 4: steps.push(...other.slice(1 + chance.int(other.length)).map((step) => live(step, making))); break;
    case 5: steps[0] = changed(steps[0] as Live, making); break;
    case 6: if (at < steps.length) steps[at] = changed(steps[at] as Live, making); break;
    default: append(steps, 1 + chance.int(USUAL_STEPS), making);
  }
}

/** Steps at the end, now and then the same one many times over. */
function append(steps: Live[], count: number, making: SessionMaking): void {
  steps.push(...run(steps, count, making));
}

function run(before: readonly Live[], count: number, making: SessionMaking): Live[] {
  const { chance, operation: { members } } = making;
  if (members.length === 0) return [];
  const out: Live[] = [];
  const used = before.flatMap((step) => [...step.args]);
  const repeated = chance.chance(0.25) ? chance.pick(members) : null;
  for (let n = 0; n < count; n++) {
    const { name, kind } = repeated !== null && chance.chance(0.8) ? repeated : chance.pick(members);
    if (kind === 'getter') out.push({ access: 'get', member: name, args: [] });
    else {
      const args = reusing(making.generate(name), used, { making, member: name });
      used.push(...args);
      out.push({ access: 'call', member: name, args });
    }
  }
  return out;
}

/** The arguments, some of them replaced by what an earlier step had, where the types allow it. */
function reusing(args: unknown[], used: readonly unknown[], { making, member }: { readonly making: SessionMaking; readonly member: string }): unknown[] {
  let out = args;
  for (const [i, arg] of args.entries()) {
    const alike = used.filter((value) => typeof value === typeof arg && Array.isArray(value) === Array.isArray(arg));
    if (alike.length === 0 || !making.chance.chance(AGAIN)) continue;
    const tried = out.with(i, taken(alike, making));
    if (making.allows(tried, member)) out = tried;
  }
  return out;
}

/** One of the values; of numbers now and then one beside it, or the sum of two: what was put in is what limits are made of. */
function taken(alike: readonly unknown[], { chance, copy }: SessionMaking): unknown {
  const value = chance.pick(alike);
  if (typeof value !== 'number' || chance.chance(0.6)) return copy(value);
  const other = chance.pick(alike) as number;
  return chance.pick([value + 1, value - 1, value + 0.5, value / 2, value * 2, value + other, value - other]);
}

function changed(step: Live, making: SessionMaking): Live {
  const member = step.access === 'construct' ? '' : step.member;
  const args = making.chance.chance(0.3) ? making.generate(member) : making.mutate(step.args);
  return step.access === 'get' || !making.allows(args, member) ? step : { ...step, args };
}

function again(step: Live, making: SessionMaking): Live {
  return { ...step, args: step.args.map((arg) => making.copy(arg)) };
}

function live({ access, member, input }: Step, making: SessionMaking): Live {
  return { access, member, args: access === 'get' ? [] : making.read(input) };
}

function printed(steps: readonly Live[], making: SessionMaking): readonly Step[] {
  return steps.map(({ access, member, args }) => ({ access, member, input: access === 'get' ? '[]' : making.print(args) }));
}
