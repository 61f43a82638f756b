interface Node { key: string; value: number; newer: Node | null; older: Node | null }

/** A doubly linked list with an index: newest first. */
export class Cache {
  #newest: Node | null = null;
  #oldest: Node | null = null;
  #index: Record<string, Node> = Object.create(null) as Record<string, Node>;
  #count = 0;
  #room: number;

  constructor(capacity: number) {
    if (capacity % 1 !== 0 || !(capacity >= 1 && capacity <= 1000)) throw new RangeError(`a cache holds 1 to 1000 entries, not ${capacity}`);
    this.#room = capacity;
  }

  get size(): number { return this.#count; }

  get(key: string): number | undefined {
    const node = this.#index[key];
    if (!node) return undefined;
    this.#unlink(node);
    this.#link(node);
    return node.value;
  }

  set(key: string, value: number): boolean {
    const held = this.#index[key];
    if (held) {
      held.value = value;
      this.#unlink(held);
      this.#link(held);
      return false;
    }
    const node: Node = { key, value, newer: null, older: null };
    this.#index[key] = node;
    this.#link(node);
    this.#count++;
    const full = this.#count > this.#room;
    if (full && this.#oldest) this.delete(this.#oldest.key);
    return full;
  }

  delete(key: string): boolean {
    const node = this.#index[key];
    if (!node) return false;
    this.#unlink(node);
    delete this.#index[key];
    this.#count--;
    return true;
  }

  keys(): string[] {
    const out: string[] = [];
    for (let at = this.#newest; at !== null; at = at.older) out.push(at.key);
    return out;
  }

  #link(node: Node): void {
    node.older = this.#newest;
    node.newer = null;
    if (this.#newest) this.#newest.newer = node;
    this.#newest = node;
    this.#oldest ??= node;
  }

  #unlink(node: Node): void {
    if (node.newer) node.newer.older = node.older;
    else this.#newest = node.older;
    if (node.older) node.older.newer = node.newer;
    else this.#oldest = node.newer;
  }
}
