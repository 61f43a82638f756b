import { expect, it } from 'vitest';
import { bothPrivate, privateMembers } from './private-members.js';

const of = (...originals: readonly string[]): unknown => privateMembers(originals.map((original, i) => ({ file: `/subject/${i}.ts`, original })));

it('finds fields and parameters that are private or protected', () => {
  expect(of(`
    export class Cart {
      private items: string[] = [];
      protected limit?: number;
      readonly name = 'cart';
      public size = 0;
      #own = 1;
      private static all = 0;
      private ['computed'] = 1;
      constructor(private readonly rate = 2, public currency: string, protected log: Console, plain: number) {}
      private add(): void {}
    }
    export const Other = class Named { private x = 1; };
    export const Held = class { private h = 1; };
    export const list = [class { private nameless = 1; }];
    export default class { private y = 1; }
  `)).toEqual({ Cart: ['items', 'limit', 'log', 'rate'], Named: ['x'], Held: ['h'], default: ['y'] });
});

it('counts what is private in each class of a name', () => {
  expect(of('class A { private x = 1; private y = 2; }', 'class A { private x = 1; y = 2; } class B { private z = 1; }', 'class B { z = 1; }')).toEqual({ A: ['x'] });
});

it('finds what a comment says in JavaScript', () => {
  const original = `/** @private */
class Cart {
  /** @private what was added */
  items = [];
  // @private
  shown = 1;
  /** @protected */ static all = 0;
  constructor(rate) {
    /**
     * @private
     * @type {number}
     */
    this._rate = rate;
    /** @private */
    const local = this.size = 1;
    /* said: @protected */ this.log = [];
    this.open = true;
    this._rate += 1;
  }
}`;
  expect(privateMembers([{ file: '/subject/a.js', original }])).toEqual({ Cart: ['_rate', 'items', 'log'] });
});

it('finds none in JavaScript without tags, nor in a text without the words', () => {
  expect(privateMembers([{ file: '/subject/a.js', original: 'class A { /* private */ x = 1; }' }])).toEqual({});
  expect(of('class A { x = 1; }', 'interface A { private: 1 } // class')).toEqual({});
});

it('is what either of two sides says', () => {
  expect(bothPrivate({ A: ['y'], B: ['z'] }, { A: ['x', 'y'], constructor: ['c'] })).toEqual({ A: ['x', 'y'], B: ['z'], constructor: ['c'] });
  expect(bothPrivate({}, {})).toEqual({});
});
