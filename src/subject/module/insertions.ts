import type { Node } from 'oxc-parser';
import type { Edit } from './specifiers.js';

/** How many counters of branches, and how many comparisons, a source has. */
export interface Counts {
  readonly branches: number;
  readonly comparisons: number;
}

/** The array of counters, and the functions that see what is compared: globals of the guest's, of names that nobody gives. */
export const COUNTERS = '__holdfast_reached';
export const COMPARED = '__holdfast_compared';
export const HELD = '__holdfast_held';
export const SOUGHT = '__holdfast_sought';
export const KEYED = '__holdfast_keyed';

export interface Marks {
  inBlock(block: Node): void;
  statement(statement: Node): void;
  otherwise(at: number): void;
  expression(expression: Node): void;
  at(place: number): void;
  /** The expression as the last argument of a call that has these before it. */
  call(expression: Node, name: string, before: string): void;
  /** What stands from one place to the other. */
  instead(start: number, end: number, text: string): void;
}

/** Insertions by place. Where several meet, what closes comes before what opens; inner ones close first and open last. */
export class Insertions {
  readonly #opening = new Map<number, string>();
  readonly #closing = new Map<number, string>();
  readonly #replaced: Edit[] = [];
  readonly #left = new Set<Node>();
  readonly #code: string;
  readonly #first: Counts;
  branches = 0;
  comparisons = 0;

  constructor(code: string, first: Counts) {
    this.#code = code;
    this.#first = first;
  }

  text(start: number, end: number): string {
    return this.#code.slice(start, end);
  }

  /** What is not to be watched itself. */
  leave(node: Node): void {
    this.#left.add(node);
  }

  isLeft(node: Node): boolean {
    return this.#left.has(node);
  }

  /** The number of one more comparison. */
  comparison(): number {
    return this.#first.comparisons + this.comparisons++;
  }

  /** Of a search: the number behind it is for what was found. */
  search(): number {
    const number = this.comparison();
    this.comparisons++;
    return number;
  }

  /** Those of one node: nodes come parents first. */
  of(): Marks {
    const own = new Map<number, string>();
    const open = (at: number, text: string): void => void this.#opening.set(at, (this.#opening.get(at) ?? '') + text);
    const close = (at: number, text: string): void => {
      const before = own.get(at) ?? '';
      const others = (this.#closing.get(at) ?? '').slice(before.length);
      own.set(at, before + text);
      this.#closing.set(at, before + text + others);
    };
    const marks: Marks = {
      inBlock: (block) => {
        const directive = directiveEnd(block);
        open(directive ?? block.start + 1, `${directive === null ? '' : ';'}${this.#mark()};`);
      },
      statement: (statement) => {
        if (statement.type === 'BlockStatement') return marks.inBlock(statement);
        // `if (x) function f() {}` says more than a block would.
        if (statement.type === 'FunctionDeclaration') return undefined;
        open(statement.start, `{${this.#mark()};`);
        return close(statement.end, '}');
      },
      otherwise: (at) => close(at, ` else {${this.#mark()}}`),
      expression: (expression) => {
        open(expression.start, `(${this.#mark()},`);
        close(expression.end, ')');
      },
      at: (place) => open(place, ` ${this.#mark()};`),
      call: (expression, name, before) => {
        // In `return"a"===x` a name would be one with the word before it.
        open(expression.start, `${WORD.test(this.#code[expression.start - 1] ?? '') ? ' ' : ''}${name}(${before}`);
        close(expression.end, ')');
      },
      instead: (start, end, text) => void this.#replaced.push({ start, end, text }),
    };
    return marks;
  }

  edits(): readonly Edit[] {
    const places = new Set([...this.#opening.keys(), ...this.#closing.keys()]);
    return [...this.#replaced, ...[...places].map((at) => ({ start: at, end: at, text: (this.#closing.get(at) ?? '') + (this.#opening.get(at) ?? '') }))];
  }

  #mark(): string {
    return `${COUNTERS}[${this.#first.branches + this.branches++}]++`;
  }
}

const WORD = /[\p{ID_Continue}$]/u;

/** Where the last directive of a function's body ends. */
function directiveEnd(block: Node): number | null {
  if (!('body' in block) || !Array.isArray(block.body)) return null;
  const directives = (block.body as readonly Node[]).filter((s) => s.type === 'ExpressionStatement' && 'directive' in s && typeof s.directive === 'string');
  return directives.at(-1)?.end ?? null;
}
