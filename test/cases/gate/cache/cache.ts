export class Cache {
  readonly #entries = new Map<string, number>();
  readonly #capacity: number;

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1 || capacity > 1000) throw new RangeError(`a cache holds 1 to 1000 entries, not ${capacity}`);
    this.#capacity = capacity;
  }

  get(key: string): number | undefined {
    const value = this.#entries.get(key);
    if (value === undefined && !this.#entries.has(key)) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value as number);
    return value;
  }

  set(key: string, value: number): boolean {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#capacity) return false;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest as string);
    return true;
  }

  delete(key: string): boolean {
    return this.#entries.delete(key);
  }

  keys(): string[] {
    return [...this.#entries.keys()].reverse();
  }

  get size(): number {
    return this.#entries.size;
  }
}
