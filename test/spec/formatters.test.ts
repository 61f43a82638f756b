import { describe, expect, it } from 'vitest';
import { corpus, read, withoutPlaces } from './corpus.js';
import { FORMATTERS, MENDED } from './formatting.js';

describe.each(Object.entries(FORMATTERS))('%s', (formatter, format) => {
  it.each(corpus().filter(({ name }) => MENDED[name]?.includes(formatter) !== true).map(({ name, text }) => [name, text]))('leaves the model of %s as it is', async (_, text) => {
    const once = await format(text);
    expect(withoutPlaces(read(once)), once).toEqual(withoutPlaces(read(text)));
    const twice = await format(once);
    expect(withoutPlaces(read(twice))).toEqual(withoutPlaces(read(text)));
  });
});

it('one formatter after the other', async () => {
  for (const { name, text } of corpus()) {
    if (name in MENDED) continue;
    let formatted = text;
    for (const format of Object.values(FORMATTERS)) formatted = await format(formatted);
    expect(withoutPlaces(read(formatted)), name).toEqual(withoutPlaces(read(text)));
  }
});
