import { PRIVATE } from '../value/opaque.js';
import type { Brand } from './brand.js';
import { integrityOf, natureOf, readProperty } from './descriptors.js';
import { areEngineWords } from './engine-words.js';
import { isFreeAt, isLoose } from './licence.js';
import { kindName } from './payload.js';
import { below } from './place.js';
import type { Place } from './place.js';
import type { Walker } from './walker.js';

/** Properties that come with the brand: part of the payload, of the items, or never observed. */
const INNATE: Readonly<Partial<Record<Brand, RegExp>>> = {
  array: /^(?:\d+|length)$/, typed: /^\d+$/, arguments: /^(?:\d+|length|callee)$/, boxed: /^(?:\d+|length)$/,
  function: /^(?:length|name|prototype|arguments|caller)$/, regexp: /^lastIndex$/, error: /^stack$/,
};

/** Brands whose own properties are what they are for; those of the others `#extras` sets aside. */
const PLAIN: ReadonlySet<Brand> = new Set<Brand>(['record', 'error']);

/** Own properties, aligned by key. */
export function walkProperties(prior: object, candidate: object, brand: Brand, { place, walker }: { place: Place; walker: Walker }): void {
  if (!PLAIN.has(brand) && walker.free.has('extras')) return;
  if (!walker.free.has('descriptors')) walkIntegrity(prior, candidate, place, walker);
  const [a, b] = [ownKeys(prior, brand, walker), ownKeys(candidate, brand, walker)];
  if (a.length === b.length && a.every((key, i) => key === b[i])) {
    for (const key of a) walkProperty({ owner: prior, key }, { owner: candidate, key }, below(place, segmentOf(key)), walker);
  } else walkUnlike({ prior, candidate, brand, a: byText(a, walker), b: byText(b, walker) }, place, walker);
}

/** The keys are not the same, or not in one order. */
function walkUnlike({ prior, candidate, brand, a, b }: { prior: object; candidate: object; brand: Brand; a: Keys; b: Keys }, place: Place, walker: Walker): void {
  const common: string[] = [];
  const lacks = (change: 'removed' | 'added', { owner, key }: Slot): void => {
    const at = below(place, segmentOf(key));
    // An error that has no message of its own has an empty one.
    if (brand !== 'error' || key !== 'message' || !isFreeAt(at)) walker.lacks(change, readProperty(owner, key).value, at);
  };
  for (const [text, key] of a) {
    const at = below(place, segmentOf(key));
    const other = b.get(text);
    if (other === undefined) lacks('removed', { owner: prior, key });
    else {
      if (!isFreeAt(at)) common.push(text);
      walkProperty({ owner: prior, key }, { owner: candidate, key: other }, at, walker);
    }
  }
  for (const [text, key] of b) if (!a.has(text)) lacks('added', { owner: candidate, key });
  if (walker.free.has('key-order')) return;
  const known = new Set(common);
  const order = [...b.keys()].filter((text) => known.has(text));
  if (common.some((text, i) => text !== order[i])) walker.sink.add(place, 'order', kindName(prior), kindName(candidate));
}

type Keys = ReadonlyMap<string, PropertyKey>;

/** Keys by text: a symbol of one side stands for that of the other which reads the same. */
function byText(keys: readonly PropertyKey[], walker: Walker): Keys {
  return new Map(keys.map((key) => [typeof key === 'symbol' ? walker.text(key) : `.${String(key)}`, key]));
}

function ownKeys(value: object, brand: Brand, walker: Walker): readonly PropertyKey[] {
  const keys = Reflect.ownKeys(value);
  const innate = INNATE[brand];
  const erased = brand === 'error' && walker.root !== 'error' && walker.free.has('error-values');
  if (innate === undefined && !keys.includes(PRIVATE)) return keys;
  return keys.filter((key) => key !== PRIVATE && (typeof key === 'symbol' || (innate?.test(key) !== true && !(erased && key === 'message'))));
}

function segmentOf(key: PropertyKey): Parameters<typeof below>[1] {
  return typeof key === 'symbol' ? { kind: 'member' } : { kind: 'key', name: String(key) };
}

interface Slot {
  readonly owner: object;
  readonly key: PropertyKey;
}

function walkProperty(prior: Slot, candidate: Slot, at: Place, walker: Walker): void {
  const [a, b] = [readProperty(prior.owner, prior.key), readProperty(candidate.owner, candidate.key)];
  if (prior.key === 'message' && areEngineWords(prior.owner, candidate.owner, [a.value, b.value], walker.free.isWritten)) return;
  if (a.threw === b.threw) walker.values(a.value, b.value, at);
  else if (!isLoose(at, 'outcome')) walker.sink.add(at, 'kind', a.threw ? 'throwing getter' : kindName(a.value), b.threw ? 'throwing getter' : kindName(b.value));
  if (walker.free.has('descriptors')) return;
  const [natureA, natureB] = [natureOf(prior.owner, prior.key), natureOf(candidate.owner, candidate.key)];
  if (natureA !== natureB) walker.sink.add(at, 'descriptors', natureA, natureB);
}

function walkIntegrity(prior: object, candidate: object, place: Place, walker: Walker): void {
  const [a, b] = [integrityOf(prior), integrityOf(candidate)];
  if (a !== b) walker.sink.add(place, 'descriptors', a, b);
}
