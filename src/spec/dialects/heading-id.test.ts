import { describe, expect, it } from 'vitest';
import { headingId } from './heading-id.js';

describe('the id of a heading', () => {
  it.each([
    ['Block quotes', 'BLOCK-QUOTES'], ['The CLI doesn’t ask: `--yes`', 'THE-CLI-DOESNT-ASK-YES'], ['ﬁnd Straße 7', 'FIND-STRASSE-7'], ['注文を確定する', '注文を確定する'],
    ['  Trailing -- ', 'TRAILING'],
  ])('%s is %s', (heading, id) => expect(headingId(heading)).toBe(id));

  it('differs for long headings that begin alike, and for those without a word', () => {
    const long = 'The total of an order that holds nothing but gift cards and vouchers is';
    expect(headingId(`${long} zero`)).toMatch(/^THE-TOTAL-OF-AN-ORDER-THAT-HOLDS-NOTHING-BUT-GIFT-[0-9A-F]{8}$/);
    expect(headingId(`${long} zero`)).not.toBe(headingId(`${long} one`));
    expect(headingId('???')).toMatch(/^HEADING-[0-9A-F]{8}$/);
    expect(headingId('???')).not.toBe(headingId('!!!'));
  });
});
