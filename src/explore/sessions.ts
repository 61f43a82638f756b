import type { Member, Parameter } from '../model/shape.js';
import type { Asks, Step } from '../model/case.js';
import { begins } from '../value/case.js';
import { hasIdentity } from '../value/same-values.js';
import { record } from './arbitrary/any.js';
import type { Temper } from './arbitrary/strings.js';
import { alike, earlierIn, nameAt, type Earlier } from './earlier.js';
import { ITSELF, memberKey } from './products.js';
import type { Chance } from './random.js';
import { twinsOf } from './twin.js';
import { isUsualRecord } from './usual.js';
import type { Way } from './way.js';

/** What sessions are made with. Argument lists are live values. */
export interface SessionMaking {
  /** A class is constructed, a function called. */
  readonly begin: 'construct' | 'make';
  readonly chance: Chance;
  readonly temper: Temper;
  /** Whether a session has habits of its own. */
  readonly habits: boolean;
  /** What is asked along these steps. */
  way(steps: readonly Asks[]): Way;
  /** What can be asked of what was come by in that way. */
  members(route: string): readonly Member[];
  /** Whether what a method gives there can be asked in its turn, and the session may go on with that. */
  leads(route: string, member: string): boolean;
  /** Whether what a method gives there comes through a promise. */
  isLater(route: string, member: string): boolean;
  /** With each function in the place of which that can stand one that gives a promise which never settles. */
  pending(args: readonly unknown[]): unknown[];
  /** Arguments of a step, by its key; of what the session begins with that is `''`, see `keyOf`. */
  generate(key: string): unknown[];
  mutate(args: readonly unknown[]): unknown[];
  /** As they are declared: of the first signature, if there are several. */
  parameters(key: string): readonly Parameter[];
  /** Whether arguments are within the declared types. */
  allows(args: readonly unknown[], key: string): boolean;
  /** A value anew, so that two steps do not share it. */
  copy(value: unknown): unknown;
  /** Values that several steps are handed on purpose: to what asks, these are one and not several that look alike. */
  readonly shared: Set<object>;
  /** The argument lists of a session; what they have in common is added to `shared`. */
  read(steps: readonly Step[]): readonly unknown[][];
  write(steps: readonly (Asks & Pick<Live, 'args'>)[]): readonly Step[];
}

/** A step whose arguments are live. What it gives is asked by steps that refer to `self`: numbers would go astray as steps come and go. */
export type Live = Pick<Step, 'access' | 'member'> & { readonly args: readonly unknown[]; readonly self: object; readonly of?: object };

const USUAL_STEPS = 8;
/** What holds much must be given much: some sessions are long. */
const MOST_STEPS = 32;
const LONG = 1 / 6;
/** How often an argument is one that an earlier step had: what was put in under a name can only be asked for by that name. Some runs want new ones. */
const AGAIN = [0.15, 0.5, 0.8];
/** How often it is that very object or function, where it is one: a listener is only taken off by itself. */
const SAME = 0.6;
/** How often it is nearly the same instead. */
const TWIN = 0.08;
/** How often it is one that had the same name there, where there is one: what an item was put in with is what it is taken out by. */
const BY_NAME = 0.7;
/** How many runs of steps ask only a few of the members: what one of them does may show only where no other undoes it. */
const FEW = 0.4;
/** How many runs of steps are as long as a number that the session has, or longer by up to two: of what holds so many, the limit lies there. */
const FILLING = 0.2;
/** How many sessions end by asking all that can be asked without arguments: what went wrong inside is to be seen from outside. */
const LOOKED_AT = 0.4;

/** How often what a method gives is asked from then on, where that can be asked. */
const FOLLOWED = 0.5;
/** How often what an earlier step gave is asked, where there is such: a subscription is ended, an entry changed. */
const GIVEN = 0.35;
/** How often what can be read and set is set. */
const SETS = 0.4;

/** How many runs of steps wait for no promise, where there are such: what several calls do to one another shows only while they are at work. */
const APART = 0.5;
/** How often a function of such a call never comes to an end, so that it stays at work. */
const PENDING = 0.7;

/** A new instance, or what a function makes, and what is asked of it. */
export function inventSession(making: SessionMaking): readonly Step[] {
  const { chance } = making;
  const steps: Live[] = [{ access: making.begin, member: making.begin === 'construct' ? 'constructor' : 'function', args: making.generate(''), self: {} }];
  append(steps, chance.chance(LONG) ? USUAL_STEPS + chance.int(MOST_STEPS - USUAL_STEPS) : 1 + chance.int(USUAL_STEPS), making);
  if (chance.chance(LOOKED_AT)) steps.push(...looks(making.members(making.way(asked(steps)).route())));
  return written(steps, making);
}

function written(steps: readonly Live[], making: SessionMaking): readonly Step[] {
  return making.write(asked(steps).map((asks, i) => ({ ...asks, args: (steps[i] as Live).args })));
}

function looks(members: readonly Member[]): readonly Live[] {
  return members.filter((m) => m.kind === 'getter' || m.signatures.some((s) => s.parameters.every((p) => p.optional || p.rest)))
    .map(({ name, kind }) => ({ access: kind === 'getter' ? 'get' : 'call', member: name === ITSELF ? '' : name, args: [], self: {} }));
}

/** What the parts of a making know a step by that asks what was come by on this route; that with which the session begins is `''`. */
export function keyOf(step: Pick<Step, 'access' | 'member'>, route: string): string {
  return begins(step) ? '' : memberKey(route, step);
}

/** The keys of all steps of a session. */
export function keysOf(steps: readonly Asks[], way: Way): readonly string[] {
  return steps.map((step) => keyOf(step, way.push(step)));
}

/** Without those that ask what a step gave which is gone. */
function sound(steps: readonly Live[]): Live[] {
  const there = new Set<object>();
  return steps.filter(({ of, self }) => {
    if (of !== undefined && !there.has(of)) return false;
    there.add(self);
    return true;
  });
}

/** What sound steps ask, by their numbers. */
function asked(steps: readonly Live[]): readonly Asks[] {
  const numbers = new Map<object, number>();
  return steps.map(({ access, member, self, of }, number) => {
    const on = of === undefined ? undefined : numbers.get(of);
    numbers.set(self, number);
    return on === undefined ? { access, member } : { access, member, on };
  });
}

/** A session that was interesting, changed in one to three places; `other` is one to cross it with. */
export function mutateSession(base: readonly Step[], other: readonly Step[], making: SessionMaking): readonly Step[] {
  const { chance } = making;
  const steps = live(base, making);
  for (let times = 1 + chance.int(3); times > 0; times--) change(steps, other, making);
  const whole = sound(steps.slice(0, 1 + MOST_STEPS));
  return written(askable(asked(whole), making).map(({ at, access }) => ({ ...whole[at] as Live, access })), making);
}

/** Numbers of the steps that ask what is there, and how: another may be gone that led to it. Of an instance all can be asked at any time. */
export function askable(steps: readonly Asks[], making: SessionMaking): readonly { readonly at: number; readonly access: Step['access'] }[] {
  const kept: { readonly at: number; readonly access: Step['access'] }[] = [];
  const way = making.way([]);
  const places = new Map<number, number>();
  let apart = false;
  for (const [at, { access, member, on: before }] of steps.entries()) {
    const on = before === undefined ? undefined : places.get(before);
    if (before !== undefined && on === undefined) continue;
    const route = way.route(on);
    const name = member === '' ? ITSELF : member;
    if (kept.length > 0 && (making.begin === 'make' || on !== undefined) && !making.members(route).some((m) => m.name === name)) continue;
    apart ||= access === 'start';
    // Behind what never comes to an end others may never do so either.
    const how = apart && access === 'call' && making.isLater(route, member) ? 'start' : access;
    way.push({ access: how, member, ...(on !== undefined && { on }) });
    if (how !== 'start') places.set(at, kept.length);
    kept.push({ at, access: how });
  }
  return kept;
}

function change(steps: Live[], other: readonly Step[], making: SessionMaking): void {
  const { chance } = making;
  // What it begins with stays at its place.
  const at = 1 + chance.int(steps.length - 1);
  switch (chance.int(9)) {
    case 0: if (steps.length > 2) steps.splice(at, 1 + chance.int(2)); break;
    case 1: if (at < steps.length) steps.splice(1 + chance.int(steps.length), 0, again(steps[at] as Live, making)); break;
    case 2: if (steps.length > 2 && at + 1 < steps.length) steps.splice(at, 2, steps[at + 1] as Live, steps[at] as Live); break;
    case 3: steps.splice(at, 0, ...run(steps, 1 + chance.int(2), making)); break;
    case 4: steps.push(...live(other, making).slice(1 + chance.int(other.length))); break;
    case 5: steps[0] = changed(steps[0] as Live, '', making); break;
    case 6: if (at < steps.length) steps[at] = changed(steps[at] as Live, keyWithin(steps, at, making), making); break;
    default: append(steps, 1 + chance.int(USUAL_STEPS), making);
  }
}

function keyWithin(steps: readonly Live[], at: number, making: SessionMaking): string {
  const before = sound(steps.slice(0, at + 1));
  return keysOf(asked(before), making.way([])).at(-1) ?? '';
}

/** Steps at the end, now and then of a few members only. */
function append(steps: Live[], count: number, making: SessionMaking): void {
  steps.push(...run(steps, count, making));
}

function run(all: readonly Live[], count: number, making: SessionMaking): Live[] {
  const { chance } = making;
  const before = sound(all);
  const way = making.way([]);
  const used = keysOf(asked(before), way).flatMap((key, i) => earlierIn((before[i] as Live).args, parametersOf(before[i] as Live, key, making)));
  let members = making.members(way.route());
  if (members.length === 0) return [];
  const out: Live[] = [];
  const sizes = used.map(({ value }) => value).filter((value): value is number => typeof value === 'number' && value >= 1 && value < MOST_STEPS - before.length);
  const filling = making.habits && sizes.length > 0 && chance.chance(FILLING);
  const few = filling ? [chance.pick(members)] : making.habits && chance.chance(FEW) ? Array.from({ length: 1 + chance.int(3) }, () => chance.pick(members)) : null;
  const apart = members.some((m) => making.isLater(way.route(), memberOf(m))) && (before.some((step) => step.access === 'start') || chance.chance(APART));
  const again = filling || !making.habits ? 0 : chance.pick(AGAIN);
  const length = filling ? Math.ceil(chance.pick(sizes)) + chance.int(3) : count;
  for (let n = 0; n < length; n++) {
    const on = asksGiven(way.given(), chance);
    const route = way.route(on);
    const own = on === undefined ? members : making.members(route);
    const found = chance.pick(on === undefined && few !== null && few.every((m) => members.includes(m)) && (filling || chance.chance(0.85)) ? few : own);
    const access = accessOf(found, { route, making, apart, on });
    const asks: Asks = { access, member: memberOf(found), ...(on !== undefined && { on }) };
    const args = access === 'get' ? [] : argumentsFor(asks, keyOf(asks, route), { making, used, again });
    out.push({ access, member: asks.member, args, self: {}, ...(on !== undefined && { of: ([...before, ...out][on] as Live).self }) });
    way.push(asks);
    if (access === 'follow') members = making.members(way.route());
    // What leads nowhere can be asked nothing.
    if (members.length === 0) break;
  }
  return out;
}

function asksGiven(given: readonly number[], chance: Chance): number | undefined {
  return given.length > 0 && chance.chance(GIVEN) ? chance.pick(given) : undefined;
}

function argumentsFor({ access }: Asks, key: string, { making, used, again }: { readonly making: SessionMaking; readonly used: Earlier[]; readonly again: number }): readonly unknown[] {
  const parameters = making.parameters(key);
  const invented = reusing(making.generate(key), used, { making, member: key, parameters, again });
  const args = access === 'start' && making.chance.chance(PENDING) ? making.pending(invented) : invented;
  used.push(...earlierIn(args, parameters));
  return args;
}

function memberOf({ name }: Member): string {
  return name === ITSELF ? '' : name;
}

interface Accessing {
  readonly route: string;
  readonly making: SessionMaking;
  readonly apart: boolean;
  readonly on: number | undefined;
}

function accessOf(found: Member, { route, making, apart, on }: Accessing): Step['access'] {
  if (found.kind === 'getter') return found.sets === true && making.chance.chance(SETS) ? 'set' : 'get';
  const member = memberOf(found);
  if (apart && making.isLater(route, member)) return 'start';
  return on === undefined && making.leads(route, member) && making.chance.chance(FOLLOWED) ? 'follow' : 'call';
}

function parametersOf(step: Live, key: string, making: SessionMaking): readonly Parameter[] {
  return step.access === 'get' ? [] : making.parameters(key);
}

interface Reusing {
  readonly making: SessionMaking;
  readonly member: string;
  readonly parameters: readonly Parameter[];
  readonly again: number;
}

/** The arguments, some of them, or of their fields, replaced by what an earlier step had, where the types allow it. */
function reusing(args: unknown[], used: readonly Earlier[], { making, member, parameters, again }: Reusing): unknown[] {
  const { chance } = making;
  let out = args;
  for (const [i, arg] of args.entries()) {
    const own = { name: nameAt(parameters, i), value: arg };
    const named = chance.chance(BY_NAME) ? alike(used, own, true) : [];
    const found = named.length > 0 ? named : alike(used, own, false);
    const replaced = found.length > 0 && chance.chance(again) ? taken(found, making) : withEarlierFields(arg, used, { making, again });
    if (replaced === arg) continue;
    const tried = out.with(i, replaced);
    if (making.allows(tried, member)) out = tried;
  }
  return out;
}

/** A record of which some fields are what a field or parameter of that name was before; else the value itself. */
function withEarlierFields(value: unknown, used: readonly Earlier[], { making, again }: Pick<Reusing, 'making' | 'again'>): unknown {
  if (typeof value !== 'object' || value === null || !isUsualRecord(value)) return value;
  const fields = Object.entries(value).map(([name, own]) => {
    const found = alike(used, { name, value: own }, true);
    return [name, found.length > 0 && making.chance.chance(again) ? taken(found, making) : own] as const;
  });
  return fields.every(([name, own]) => (value as Readonly<Record<string, unknown>>)[name] === own) ? value : record(fields);
}

/** One of the values, or one that is equal; of numbers now and then one beside it, or the sum of two: what was put in is what limits are made of. */
function taken(found: readonly unknown[], { chance, copy, shared }: SessionMaking): unknown {
  const value = chance.pick(found);
  if (hasIdentity(value) && chance.chance(SAME)) {
    shared.add(value);
    return value;
  }
  if (chance.chance(TWIN)) return chance.pick<unknown>([copy(value), ...twinsOf(value)]);
  if (typeof value !== 'number' || chance.chance(0.6)) return copy(value);
  const other = chance.pick(found) as number;
  return chance.pick([value + 1, value - 1, value + 0.5, value / 2, value * 2, value + other, value - other]);
}

function changed(step: Live, key: string, making: SessionMaking): Live {
  const args = making.chance.chance(0.3) ? making.generate(key) : making.mutate(step.args);
  return step.access === 'get' || !making.allows(args, key) ? step : { ...step, args };
}

function again(step: Live, { chance, shared, copy }: SessionMaking): Live {
  const held = step.args.filter(hasIdentity);
  if (held.length === 0 || !chance.chance(SAME)) return { ...step, args: step.args.map((arg) => copy(arg)), self: {} };
  for (const value of held) shared.add(value);
  return { ...step, self: {} };
}

function live(steps: readonly Step[], making: SessionMaking): Live[] {
  const lists = making.read(steps);
  const selves = steps.map(() => ({}));
  return steps.map(({ access, member, on }, i) => ({ access, member, args: lists[i] ?? [], self: selves[i] as object, ...(on !== undefined && { of: selves[on] as object }) }));
}
