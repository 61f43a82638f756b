/** Beyond so many the oldest half is forgotten. */
const MOST = 200_000;
/** Places of a table that holds nothing yet: a power of two. */
const FEW = 256;

/** Which texts were seen, by their hash: now and then one is taken for seen that was not. */
export class Asked {
  #recent = new Hashes();
  #before = new Hashes();

  /** Notes a text; false if it was seen. */
  add(text: string): boolean {
    const hash = hashOf(text);
    if (this.#before.has(hash) || !this.#recent.add(hash)) return false;
    if (this.#recent.size * 2 >= MOST) {
      this.#before = this.#recent;
      this.#recent = new Hashes();
    }
    return true;
  }
}

/** A set of hashes in one table with open addressing, at most half full: a `Set` of as many takes four times the room, and the collector goes through it. */
class Hashes {
  size = 0;
  /** 0 where a place is free; the hash 0 itself stands apart. */
  #table = new Int32Array(FEW);
  #hasZero = false;

  has(hash: number): boolean {
    return hash === 0 ? this.#hasZero : this.#table[placeOf(hash, this.#table)] === hash;
  }

  /** False where it was there. */
  add(hash: number): boolean {
    if (this.has(hash)) return false;
    this.size++;
    if (hash === 0) this.#hasZero = true;
    else this.#table[placeOf(hash, this.#table)] = hash;
    if (this.size * 2 > this.#table.length) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Int32Array(this.#table.length * 2);
    for (const hash of this.#table) if (hash !== 0) larger[placeOf(hash, larger)] = hash;
    this.#table = larger;
  }
}

/** Where a hash stands, or would. */
function placeOf(hash: number, table: Int32Array): number {
  const mask = table.length - 1;
  let at = hash & mask;
  while (table[at] !== 0 && table[at] !== hash) at = (at + 1) & mask;
  return at;
}

/** FNV-1a over code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
