import { ClusterBook } from '../compare/clusters.js';
import { covers as isTrueOf } from '../compare/symptom.js';
import type { Difference, Pair } from '../model/difference.js';
import type { Path } from '../model/value.js';
import type { Row, Told } from '../model/verdict.js';
import { isSaid } from './classes.js';
import { plain, toldByAll, withGiven } from './given.js';
import type { Shown } from './left-open.js';

/** A case of a row, with all that is not settled of it. */
export interface MemberShown {
  readonly pair: Pair;
  readonly shown: readonly Shown[];
}

/** From this share of a row's cases on, what differs besides is held to come of one cause. */
const OF_ONE_CAUSE = 0.5;

/**
 * What a ruling on a row would cover: what leads it, and what else differs in its witness, or in most of its cases. It is no part of the
 * row where it leads another one, and so shows without this; nor where it is seen in few cases only, or the row stands behind what leads its
 * cases. Then it stands in `besides`, for people to see that a ruling on the row leaves it open.
 */
export function toldOf(row: Pick<Row, 'difference' | 'witness' | 'isBehind'>, members: readonly MemberShown[], leading: readonly Difference[]): Pick<Row, 'told' | 'besides'> {
  const lead = new Telling();
  const others = new Map<string, Telling>();
  const book = new ClusterBook();
  const beside: { readonly at: number; readonly shown: Shown; readonly pair: Pair }[] = [];
  for (const [at, { pair, shown }] of members.entries()) {
    for (const each of shown) {
      if (isSame(row.difference, each.difference)) lead.add(at, each, pair);
      else {
        book.add(pair, { difference: each.difference, reach: 'natural' });
        beside.push({ at, shown: each, pair });
      }
    }
  }
  for (const { at, shown, pair } of beside) {
    const id = book.idOf(shown.difference);
    const telling = others.get(id) ?? new Telling();
    others.set(id, telling);
    telling.add(at, shown, pair);
  }
  const witness = members.findIndex(({ pair }) => pair === row.witness);
  const told = [lead.told(row.difference)];
  const besides: Told[] = [];
  for (const { id, difference } of book.list()) {
    const telling = others.get(id) ?? new Telling();
    const isOfOneCause = row.isBehind !== true && !leading.some((other) => isSame(other, difference)) && (telling.isAt(witness) || telling.cases >= members.length * OF_ONE_CAUSE);
    (isOfOneCause ? told : besides).push(telling.told(difference));
  }
  return { told, besides };
}

/**
 * What a row tells once it has a smaller witness, which was none of its cases: what shows there is told too, unless another row is led by
 * it. Of `smaller` only the witness is looked at.
 */
export function withWitness({ cases, told, besides, difference: own, isBehind }: Row, smaller: Row, leading: readonly Difference[]): Pick<Row, 'cases' | 'told' | 'besides'> {
  const shown = smaller.told.map(({ difference, seen }): Told => ({ difference, seen: seen.map(([, step, path]) => [cases.length, step, path]) }));
  const all = [...told, ...besides];
  const isOf = (at: number, one: Told): boolean => isToldBy(all[at] as Told, one) || (at === 0 && isSame(own, plain(one.difference)));
  const known = all.map((each, at) => shown.filter((s) => isOf(at, s)).reduce(joined, each));
  const fresh = shown.filter((s) => !all.some((_, at) => isOf(at, s)));
  const isLed = (t: Told): boolean => isBehind === true || leading.some((other) => isSame(other, plain(t.difference)));
  return {
    cases: [...cases, smaller.witness.case],
    told: [...known.slice(0, told.length), ...known.slice(told.length).filter((t) => isInWitness(t, cases.length) && !isLed(t)), ...fresh.filter((t) => !isLed(t))],
    besides: [...known.slice(told.length).filter((t) => !isInWitness(t, cases.length) || isLed(t)), ...fresh.filter(isLed)],
  };
}

function isToldBy({ difference }: Told, { difference: one }: Told): boolean {
  return difference.operation === one.operation && isSaid(plain(difference), plain(one));
}

function joined(a: Told, b: Told): Told {
  return { difference: toldByAll(a.difference, [a.difference, b.difference]), seen: [...a.seen, ...b.seen] };
}

function isInWitness({ seen }: Told, witness: number): boolean {
  return seen.some(([at]) => at === witness);
}

/** Whether what is said of a row is true of a difference. */
export function isSame(row: Difference, one: Difference): boolean {
  return row.operation === one.operation && isTrueOf(row, one);
}

class Telling {
  readonly #seen: (readonly [at: number, step: number, path: Path])[] = [];
  readonly #cases = new Set<number>();
  /** By the classes of value on either side. */
  readonly #given = new Map<string, Difference>();

  get cases(): number {
    return this.#cases.size;
  }

  isAt(at: number): boolean {
    return this.#cases.has(at);
  }

  add(at: number, { difference, step }: Shown, pair: Pair): void {
    const given = withGiven(difference, step, pair);
    this.#seen.push([at, step, difference.path]);
    this.#cases.add(at);
    this.#given.set(`${given.prior}\n${given.candidate}`, given);
  }

  told(difference: Difference): Told {
    return { difference: toldByAll(difference, [...this.#given.values()]), seen: this.#seen };
  }
}
