/** Steps, characters and items that one text may cost: what is written in a few characters could fill the memory. */
const MOST = 2 ** 20;

/** Why an expression has no value that can be told without running it, and where that lies in the text. */
export class NotConstant extends Error {
  readonly at: number;

  constructor(why: string, at: number) {
    super(why);
    this.name = 'NotConstant';
    this.at = at;
  }
}

/** What may still be made. It is asked before anything large is. */
export class Purse {
  #left = MOST;
  /** Of the expression that is being worked out: an offset. */
  at = 0;

  spend(amount: number): void {
    this.#left -= amount;
    if (!(this.#left >= 0)) this.refuse('it makes too much: write smaller values, or the value itself');
  }

  refuse(why: string, at: number = this.at): never {
    throw new NotConstant(why, at);
  }

  /** What a value weighs when it is copied or written: `shared` parts as often as they occur. */
  weigh(value: unknown): number {
    let weight = 0;
    const add = (part: unknown): void => {
      weight += typeof part === 'string' ? part.length + 1 : 1;
      if (weight > this.#left) this.spend(weight);
      if (Array.isArray(part) || part instanceof Set) for (const item of part) add(item);
      else if (part instanceof Map) for (const entry of part) add(entry);
      else if (ArrayBuffer.isView(part)) weight += part.byteLength;
      else if (typeof part === 'object' && part !== null) for (const key of Object.keys(part)) add([key, (part as Record<string, unknown>)[key]]);
    };
    add(value);
    return weight;
  }
}
