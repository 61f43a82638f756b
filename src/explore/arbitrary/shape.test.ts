import { expect, it } from 'vitest';
import type { Property, Shape } from '../../model/shape.js';
import { print } from '../../value/print.js';
import { EVERYTHING } from '../ingredients.js';
import { ordered } from '../material.js';
import { palette } from '../palette.js';
import { Chance } from '../random.js';
import { shapeArbitrary, type Making } from './shape.js';

const making = (temper: Making['temper']): Making => ({
  palette: palette(ordered({ strings: ['a-b'], numbers: [7], bigints: [], keys: ['k'], expressions: [] }), [], EVERYTHING), temper, definitions: {}, classes: new Map(), print,
  makeFunction: () => () => undefined,
});

const property = (name: string, kind: 'string' | 'number' | 'boolean'): Property => ({ name, shape: { kind }, optional: false });

it.each(['natural', 'wild'] as const)('draws the properties of a record as a tuple of what they hold, each under its own name: %s', (temper) => {
  const kinds = ['string', 'number', 'boolean'] as const;
  const record: Shape = { kind: 'record', properties: [property('a', 'string'), property('__proto__', 'number'), property('c', 'boolean')] };
  const [records, lists] = [shapeArbitrary(record, making(temper)), kinds.map((kind) => shapeArbitrary({ kind }, making(temper)))];
  const [one, other] = [new Chance(3).random, new Chance(3).random];
  for (let i = 0; i < 200; i++) {
    const drawn = records(one, 3) as Record<string, unknown>;
    expect(Object.keys(drawn)).toEqual(['a', '__proto__', 'c']);
    expect(print(Object.values(drawn))).toBe(print(lists.map((of) => of(other, 3))));
  }
});
