import type { Item } from './item.js';
import { Kind, weigh } from './item.js';
import { rate } from '#rates';
import { round } from '@/math/index.js';
import { sum } from './math';
import { label } from './label.ts';
import names from './names.json' with { type: 'json' };
import { join } from 'node:path';

export function run(): unknown {
  const items: Item[] = [{ cents: 3, kind: Kind.Book }, { cents: 4, kind: Kind.Food }];
  return [round(sum(items.map((i) => i.cents)) * rate), weigh(items[0] as Item), label, names.one, join('a', 'b')];
}
