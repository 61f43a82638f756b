import { pair } from './planted-pair.mjs';

// Functions whose answer is a function or an object with methods: what is wrong shows only when that is asked.

export const MADE = [
  pair('made-matcher', 'made', `
export function globbed(glob: string): (path: string) => boolean {
  const parts = glob.split('*');
  return (path) => {
    if (parts.length === 1) return path === glob;
    const [first, ...rest] = parts as [string, ...string[]];
    if (!path.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) { const found = path.indexOf(part, at); if (found < 0) return false; at = found + part.length; }
    return rest.at(-1) === '' || at === path.length;
  };
}`, "rest.at(-1) === '' || at === path.length", "rest.at(-1) === '' || at >= path.length - 1"),
  pair('made-emitter', 'made', `
export interface Emitter { on(type: string, give: (value: number) => void): number; off(type: string): boolean; emit(type: string, value: number): number }
export function emitter(): Emitter {
  const all = new Map<string, ((value: number) => void)[]>();
  return {
    on(type, give) { const list = all.get(type) ?? []; list.push(give); all.set(type, list); return list.length; },
    off(type) { return all.delete(type); },
    emit(type, value) { const list = [...all.get(type) ?? [], ...type === '*' ? [] : all.get('*') ?? []]; for (const give of list) give(value); return list.length; },
  };
}`, "[...all.get(type) ?? [], ...type === '*'", "[...all.get(type)?.slice(0, 2) ?? [], ...type === '*'"),
  pair('made-chain', 'made', `
export class Length {
  readonly #mm: number; readonly #said: readonly string[];
  constructor(mm: number, said: readonly string[]) { this.#mm = mm; this.#said = said; }
  plus(n: number, unit: 'mm' | 'cm' | 'm'): Length { return new Length(this.#mm + n * (unit === 'mm' ? 1 : unit === 'cm' ? 10 : 1000), [...this.#said, unit]); }
  text(): string { const unit = this.#said.at(-1) ?? 'mm'; return unit === 'm' ? (this.#mm / 1000).toFixed(1) + ' m' : Math.round(this.#mm) + ' mm'; }
}
export function length(mm: number): Length { return new Length(mm, []); }`, "this.#said.at(-1) ?? 'mm'", "this.#said[0] ?? 'mm'"),
  pair('made-limiter', 'made', `
export interface Limit { (work: () => Promise<unknown>): Promise<unknown>; readonly busy: number; readonly waiting: number }
export function limited(most: number): Limit {
  if (!Number.isInteger(most) || most < 1) throw new RangeError('at least one');
  let busy = 0; const waiting: (() => void)[] = [];
  const run = async (work: () => Promise<unknown>): Promise<unknown> => {
    if (busy >= most) await new Promise<void>((go) => { waiting.push(go); });
    busy += 1;
    try { return await work(); } finally { busy -= 1; waiting.shift()?.(); }
  };
  return Object.defineProperties(run, { busy: { get: () => busy }, waiting: { get: () => waiting.length } }) as Limit;
}`, 'busy >= most', 'busy > most'),
  pair('made-counter', 'made', `
export interface Counter { take(n: number): number; give(n: number): number; readonly left: number }
export function counter(most: number): Counter {
  let left = Math.max(0, Math.min(100, Math.floor(most) || 10));
  const all = left;
  return { take(n) { const got = Math.min(left, Math.max(0, n)); left -= got; return got; }, give(n) { left = Math.min(all, left + Math.max(0, n)); return left; }, get left() { return left; } };
}`, 'left = Math.min(all, left + Math.max(0, n))', 'left = Math.min(100, left + Math.max(0, n))'),
  pair('made-later', 'made', `
export interface Store { put(key: string, value: number): Promise<number>; get(key: string): Promise<number | null> }
export async function store(seconds: number): Promise<Store> {
  const held = new Map<string, { value: number; at: number }>(); let now = 0;
  return {
    async put(key, value) { now += 1; held.set(key, { value, at: now }); return held.size; },
    async get(key) { now += 1; const found = held.get(key); return found === undefined || now - found.at > Math.max(2, Math.min(seconds, 5)) ? null : found.value; },
  };
}`, '> Math.max(2,', '>= Math.max(2,'),
];
