import type { Case, Step } from '../model/case.js';
import type { Without } from '../model/ingredient.js';
import type { Lead } from '../model/observation.js';
import type { Operation, Signature } from '../model/shape.js';
import type { Printed } from '../model/value.js';
import { caseText } from '../value/case.js';
import { FunctionSources } from '../value/functions.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { stepsAt, stepsWithInput } from '../value/same-values.js';
import { ArgumentLists } from './argument-lists.js';
import type { Temper } from './arbitrary/strings.js';
import { Asked } from './asked.js';
import { Ceiling } from './ceiling.js';
import { ChangedInputs, FOLLOWED, nothing } from './changed-inputs.js';
import { fits, type Constructors } from './conforms.js';
import { isConstructed } from './constructed.js';
import { copyPlain, NOT_PLAIN } from './copy.js';
import { Corpus } from './corpus.js';
import { DearFunctions } from './dear-functions.js';
import { Efforts } from './efforts.js';
import { Expressions } from './expressions.js';
import { follow, pickLead } from './follow.js';
import type { Following } from './follow.js';
import { inferSignature } from './infer.js';
import { EVERYTHING } from './ingredients.js';
import { ordered } from './material.js';
import { mutateArguments } from './mutate.js';
import { palette } from './palette.js';
import type { Palette } from './palette.js';
import type { Executed, ExplorePlan, News, OperationPlan, Origin } from './plan.js';
import type { Products } from './products.js';
import { Chance, seedOf } from './random.js';
import { Related } from './related.js';
import { Steering } from './steering.js';
import { Stopped } from './stopped.js';
import { sessionMaking } from './session-making.js';
import { askable, inventSession, keysOf, mutateSession, type SessionMaking } from './sessions.js';
import { Slowness } from './slowness.js';
import { TextCeiling } from './text-ceiling.js';
import { Toll } from './toll.js';
import { Way } from './way.js';

/** So often a case is drawn that turns out to have been asked before. */
const ANEW = 3;
/** How often the material is what stands in the code that the operation may run, where that is known. */
const NEAR = 0.75;

/** Share of mutations that take one that a comparison stopped past it, where there are such. */
const MENDED = 0.3;

/** Invents cases for one operation, and learns from what they showed. */
export class OperationSource {
  readonly operation: Operation;
  readonly corpus: Corpus;
  readonly examples: readonly Case[];
  readonly #functions: FunctionSources;
  readonly #without: Without;
  readonly #palette: Palette;
  readonly #ceiling = new Ceiling();
  readonly #textCeiling = new TextCeiling();
  readonly #definitions: ExplorePlan['definitions'];
  readonly #classes: Constructors;
  readonly #signatures: readonly Signature[];
  readonly #lists: ArgumentLists;
  /** Of what stands near: see `NEAR`. Null where that is not known. */
  readonly #near: { readonly palette: Palette; readonly lists: ArgumentLists } | null;
  /** Of sessions: what is asked in them. Null where the function itself is. */
  readonly #products: Products | null;
  readonly #independent: Chance;
  readonly #guided: Chance;
  readonly #sessions = new Map<string, readonly Step[]>();
  readonly #asked = new Asked();
  readonly #stopped = new Stopped();
  /** By member. */
  readonly #toll = new Toll();
  readonly #dear: DearFunctions;
  readonly #efforts = new Efforts();
  readonly #slowness = new Slowness();
  readonly #following: Following;
  readonly #steering: Steering | null;
  readonly #changing: ChangedInputs;

  /** With `products` the cases are sessions: with an instance of a class, or with what the function makes. */
  constructor(plan: ExplorePlan, own: OperationPlan, products: Products | null = null) {
    this.operation = withoutStack(own.operation);
    this.#products = products;
    this.#functions = plan.functions ?? FunctionSources.create();
    this.#dear = new DearFunctions(this.#functions);
    this.#definitions = plan.definitions;
    this.#classes = constructorsOf(plan);
    this.#without = plan.without ?? EVERYTHING;
    const shown = plan.shown ?? new Map();
    const examples = [...own.examples, ...[...shown.values()].flat()];
    this.#palette = palette(ordered(plan.constants), examples, this.#without);
    this.#signatures = own.operation.signatures.length > 0 || own.examples.length === 0 ? own.operation.signatures : [inferSignature(own.examples)];
    const streams = products === null || own.operation.kind === 'class' ? [] : ['made'];
    this.#independent = new Chance(seedOf(plan.seed, own.operation.name, 'independent', ...streams));
    this.#guided = new Chance(seedOf(plan.seed, own.operation.name, 'guided', ...streams));
    this.#following = { chance: this.#guided, marks: this.#palette.allMarks, expressions: this.#without.has('expressions') ? null : new Expressions() };
    const related = this.#without.has('grafting') ? null : new Related({ chance: this.#guided, copy: (v) => this.#copy(v), mutate: (args) => this.#changing.mutate(args) });
    const lists = (from: Palette): ArgumentLists => new ArgumentLists({
      palette: from, definitions: this.#definitions, classes: this.#classes, functions: this.#functions, ceiling: this.#ceiling, shown, related, independent: this.#independent,
      copy: (value) => this.#copy(value), signaturesOf: (member) => this.#signaturesOf(member),
    });
    this.#lists = lists(this.#palette);
    const nearby = own.near === undefined || this.#without.has('constants') ? null : { ...palette(ordered(own.near), examples, this.#without), seen: this.#palette.seen };
    this.#near = nearby === null ? null : { palette: nearby, lists: lists(nearby) };
    this.#steering = plan.contract === undefined || this.#without.has('steering') ? null : this.#makeSteering(plan.seed, palette(ordered(plan.contract), own.examples));
    const printed = own.examples.map((args) => print(args, { functions: this.#functions }));
    const sessions = this.#asksSessions ? own.sessions ?? [] : [];
    for (const session of sessions) this.#sessions.set(caseText(session), session.steps);
    this.corpus = new Corpus(this.#asksSessions ? [...this.#sessions.keys()] : printed, !this.#without.has('learning'));
    this.#changing = new ChangedInputs({
      corpus: this.corpus, chance: this.#guided, following: this.#following, without: this.#without,
      allows: (args) => fits(args, this.#signatures, this.#definitions, this.#classes), lower: (args) => this.#lower(args),
      fresh: () => this.#generated('', 'natural', this.#guided), material: () => this.#material(this.#guided),
      valuesOf: (entry) => (entry.values ??= this.#read(entry.input)), copy: (value) => this.#copy(value), print: (args) => this.#print(args),
    });
    this.examples = this.#asksSessions ? sessions : printed.map((input) => this.#call(input));
  }

  get #asksSessions(): boolean {
    return this.#products !== null;
  }

  /**
   * A case of the given origin; as far as may be one that was not asked before. Independent draws alone may come again: which of them do
   * is part of what they are drawn from.
   */
  draw(origin: Exclude<Origin, 'example'>): Case {
    for (let tries = 1; ; tries++) {
      const drawn = origin === 'independent' ? this.#draw(origin) : this.#spared(this.#steered(this.#draw(origin)));
      if (origin !== 'independent' && tries < ANEW && drawn.kind === 'call' && !this.#dear.grants(drawn.input)) continue;
      const isNew = this.#asked.add(drawn.kind === 'call' ? drawn.input : caseText(drawn));
      if (isNew || origin === 'independent' || tries >= ANEW) return drawn;
    }
  }

  /** A mutation falls back on a wild draw while there is nothing to change. */
  #draw(origin: Exclude<Origin, 'example'>): Case {
    const chance = origin === 'independent' ? this.#independent : this.#guided;
    // The independent stream draws from both tempers, at a fixed rate that no result moves.
    const temper: Temper = origin === 'natural' || (origin === 'independent' && chance.chance(0.5)) ? 'natural' : 'wild';
    if (this.#asksSessions) return (origin === 'mutation' ? this.#mutatedSession() : null) ?? this.#invented(temper, chance);
    return this.#call(this.#guidedInput(origin) ?? this.#print(this.#generated('', temper, chance)));
  }

  /** The inputs that are worth changing, as cases. */
  kept(): readonly Case[] {
    if (!this.#asksSessions) return this.corpus.inputs().map((input) => this.#call(input));
    return this.corpus.inputs().flatMap((text) => [this.#sessions.get(text)].flatMap((steps) => (steps === undefined ? [] : [this.#session(steps)])));
  }

  /** Whether an argument list is within the declared types. */
  allows(input: Printed, member = ''): boolean {
    const signatures = this.#signaturesOf(member);
    return fits(this.#read(input), signatures, this.#definitions, this.#classes);
  }

  within(of: Case): boolean {
    if (of.kind === 'call') return this.allows(of.input);
    const keys = this.#keys(of.steps);
    return of.steps.every(({ input }, i) => this.allows(input, keys[i]));
  }

  #lower(args: readonly unknown[]): readonly unknown[] {
    return this.#textCeiling.lower(this.#ceiling.lower([...args], this.#guided), this.#guided);
  }

  /** What the members of a session are known by. */
  #keys(steps: readonly Step[]): readonly string[] {
    return this.#products === null ? steps.map(() => '') : keysOf(steps, new Way(this.#products));
  }

  /** The largest number of an input, as it is now. */
  get ceiling(): number {
    return this.#ceiling.limit;
  }

  learn({ proposal: { case: of }, news, costly, dear = false, endedAt, took = 0 }: Executed): void {
    const slow = this.#slowness.note(took);
    if (of.kind === 'call') this.#dear.note(of.input, dear, () => this.#read(of.input));
    if (of.kind === 'session') for (const [i, key] of this.#keys(of.steps).slice(0, (endedAt ?? of.steps.length) + 1).entries()) this.#toll.note(key, i === endedAt);
    if (costly || slow.costs) for (const input of of.kind === 'call' ? [of.input] : of.steps.map((s) => s.input)) this.#ceiling.costly(this.#read(input));
    if (news.branches.length > 0) this.#palette.seen.add(news.leads);
    // The corpus knows an input by its text; of a session the steps are kept beside it.
    const text = of.kind === 'call' ? of.input : caseText(of);
    const isFar = this.#efforts.note(news.effort ?? 0);
    const isLong = isFar || slow.isLong;
    if (of.kind === 'call' && (isFar || costly || slow.costs)) this.#textCeiling.long(this.#read(of.input));
    const isKept = this.corpus.learn(text, news, dear || isLong);
    if (isKept && of.kind === 'session') this.#sessions.set(text, of.steps);
    if (!isKept && !isLong && news.leads.length > 0) this.#stopped.add({ of, leads: news.leads });
  }

  /** What the contract says of a case: of a class, of what it is constructed with. */
  rule(of: Case, within: boolean, news: News): void {
    this.#steering?.rule(inputOf(of), within, news);
  }

  /** Without most of the steps that ask what often hangs: it would be the end of nearly every session. */
  #spared(drawn: Case): Case {
    if (drawn.kind === 'call') return drawn;
    const { steps } = drawn;
    const keys = this.#keys(steps);
    const granted = [...steps.keys()].filter((at) => keys[at] === '' || this.#toll.grants(keys[at] ?? ''));
    if (granted.length === steps.length) return drawn;
    const kept = stepsAt(steps, granted);
    const asked = askable(kept, this.#making('natural', this.#guided));
    return this.#session(stepsAt(kept, asked.map(({ at }) => at)).map((step, i) => ({ ...step, access: asked[i]?.access ?? step.access })));
  }

  #steered(drawn: Case): Case {
    if (this.#steering === null) return drawn;
    const input = this.#steering.steer(inputOf(drawn));
    if (drawn.kind === 'call') return this.#call(input);
    const [first, ...others] = drawn.steps;
    return first === undefined ? drawn : this.#session([{ ...first, input }, ...others]);
  }

  #makeSteering(seed: number, from: Palette): Steering {
    const chance = new Chance(seedOf(seed, this.operation.name, 'steering'));
    return new Steering({
      chance, from, copy: (value) => this.#copy(value), print: (args) => this.#print(args), read: (input) => this.#read(input),
      allows: (args) => fits(args, this.#signatures, this.#definitions, this.#classes),
      mutate: (args) => mutateArguments(args, { chance, palette: this.#palette, others: nothing, copy: (v) => this.#copy(v) }),
      follow: (args, lead) => follow(args, lead, { ...this.#following, chance }),
    });
  }

  #call(input: Printed): Case {
    return { kind: 'call', operation: this.operation.name, input };
  }

  #session(steps: readonly Step[]): Case {
    return { kind: 'session', operation: this.operation.name, steps };
  }

  #invented(temper: Temper, chance: Chance): Case {
    return this.#session(inventSession(this.#making(temper, chance)));
  }

  /** One of the sessions that showed something new, changed. */
  #mutatedSession(): Case | null {
    const mended = this.#mended();
    if (mended?.kind === 'session') return mended;
    const [base, other] = [this.corpus.draw(this.#guided), this.corpus.draw(this.#guided)];
    const [steps, others] = [base, other].map((entry) => (entry === null ? undefined : this.#sessions.get(entry.input)));
    if (base === null || steps === undefined || others === undefined) return null;
    const followed = base.leads.length > 0 && this.#guided.chance(FOLLOWED) ? this.#followedSession(steps, pickLead(base.leads, this.#guided)) : null;
    if (followed !== null) return this.#session(followed);
    return this.#session(mutateSession(steps, others, this.#making(this.#guided.chance(0.5) ? 'natural' : 'wild', this.#guided)));
  }

  /** One that a comparison stopped, with what was wanted there; null where there is none, or nothing to be done. */
  #mended(): Case | null {
    const stopped = this.#guided.chance(MENDED) ? this.#stopped.draw(this.#guided) : null;
    if (stopped === null) return null;
    const { of, leads } = stopped;
    const lead = this.#guided.pick(leads);
    if (of.kind === 'session') {
      const steps = this.#followedSession(of.steps, lead);
      return steps === null ? null : this.#session(steps);
    }
    const followed = follow(this.#read(of.input), lead, this.#following);
    const args = followed === null ? null : this.#lower(followed);
    return args === null || !fits(args, this.#signatures, this.#definitions, this.#classes) ? null : this.#call(this.#print(args));
  }

  /** With one step that follows what was compared; null where none can. */
  #followedSession(steps: readonly Step[], lead: Lead): readonly Step[] | null {
    const start = this.#guided.int(steps.length);
    const keys = this.#keys(steps);
    for (let i = 0; i < steps.length; i++) {
      const at = (start + i) % steps.length;
      const step = steps[at] as Step;
      const args = step.access === 'get' ? null : follow(this.#read(step.input), lead, this.#following);
      if (args !== null && fits(args, this.#signaturesOf(keys[at] ?? ''), this.#definitions, this.#classes)) return stepsWithInput(steps, at, this.#print(args));
    }
    return null;
  }

  #making(temper: Temper, chance: Chance): SessionMaking {
    const products = this.#products;
    if (products === null) throw new Error('a call has no steps');
    return sessionMaking({
      begin: this.operation.kind === 'class' ? 'construct' : 'make', products, functions: this.#functions, definitions: this.#definitions, classes: this.#classes, habits: !this.#without.has('session-habits'),
      generate: (member) => this.#generated(member, temper, chance),
      mutate: (args) => mutateArguments(args, { chance, palette: this.#material(chance), others: nothing, copy: (v) => this.#copy(v) }),
      signaturesOf: (member) => this.#signaturesOf(member), copy: (value) => this.#copy(value),
    }, temper, chance);
  }

  /** From what is known, where the draw may rest on that: daily inputs put together anew, and changed ones. */
  #guidedInput(origin: Exclude<Origin, 'example'>): Printed | null {
    if (origin === 'natural') return this.#guided.chance(0.4) ? this.#changing.crossed() : null;
    if (origin !== 'mutation') return null;
    const mended = this.#mended();
    if (mended?.kind === 'call') return mended.input;
    return (this.#guided.chance(0.25) ? this.#changing.crossed() : null) ?? this.#changing.mutated();
  }

  /** Independent draws are of all that there is. */
  #isNear(chance: Chance): boolean {
    return this.#near !== null && chance !== this.#independent && chance.chance(NEAR);
  }

  #material(chance: Chance): Palette {
    return this.#near !== null && this.#isNear(chance) ? this.#near.palette : this.#palette;
  }

  #generated(member: string, temper: Temper, chance: Chance): unknown[] {
    return (this.#near !== null && this.#isNear(chance) ? this.#near.lists : this.#lists).draw(member, temper, chance);
  }

  #signaturesOf(member: string): readonly Signature[] {
    if (member === '') return this.#signatures;
    return this.#products?.signatures(member) ?? [];
  }

  #print(args: readonly unknown[]): Printed {
    return print(args, { functions: this.#functions });
  }

  #read(input: Printed): unknown[] {
    return parse(input, { functions: this.#functions }) as unknown[];
  }

  #copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const plain = copyPlain(value);
    return plain === NOT_PLAIN ? parse(print(value, { functions: this.#functions }), { functions: this.#functions }) : plain;
  }
}

function constructorsOf({ operations, classes = [] }: ExplorePlan): Constructors {
  return new Map([...operations.map(({ operation }) => operation), ...classes].flatMap((own) => (isConstructed(own) ? [[own.name, own.signatures] as const] : [])));
}

function inputOf(of: Case): Printed {
  return of.kind === 'call' ? of.input : of.steps[0]?.input ?? '[]';
}

/** Where an error was made is no behaviour: of an error class the stack is not asked for. */
function withoutStack(operation: Operation): Operation {
  const isError = ['name', 'message', 'stack'].every((name) => operation.members.some((m) => m.name === name));
  return isError ? { ...operation, members: operation.members.filter((m) => m.name !== 'stack') } : operation;
}
