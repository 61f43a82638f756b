/** Beyond so many the oldest half is forgotten. */
const MOST = 200_000;

/** Which texts were seen, by their hash: now and then one is taken for seen that was not. */
export class Asked {
  #recent = new Set<number>();
  #before = new Set<number>();

  /** Notes a text; false if it was seen. */
  add(text: string): boolean {
    const hash = hashOf(text);
    if (this.#recent.has(hash) || this.#before.has(hash)) return false;
    this.#recent.add(hash);
    if (this.#recent.size * 2 >= MOST) {
      this.#before = this.#recent;
      this.#recent = new Set();
    }
    return true;
  }
}

/** FNV-1a over code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
