import { readFileSync } from 'node:fs';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { describe, expect, it } from 'vitest';
import { faultOf, mutated, piecesOf } from '../../bench/lint-mutations.mjs';
import { lintText } from '../../src/run/lint/lint-text.js';
import { corpus } from '../spec/corpus.js';
import { ALL, pages, surroundings } from './examples.js';

const MUTATIONS = 2000;

describe('linting never fails', () => {
  it(`on ${MUTATIONS} mutations of specs and of the examples of rules (bench/lint-fuzz.mjs does a million)`, async () => {
    const random = xoroshiro128plus(20_261_126);
    const pieces = piecesOf([...corpus().map(({ text }) => text), ...pages().map(({ text }) => text)]);
    for (let i = 0; i < MUTATIONS; i++) {
      const text = mutated(pieces[i % pieces.length] ?? '', (least, most) => uniformInt(random, least, most));
      const fault = await faultOf(text, async (of, options) => lintText(of, options));
      if (fault !== null) expect.fail(`${fault}\n${JSON.stringify(text)}`);
    }
  });
});

describe('linting is the same however a text is stored', () => {
  const said = (text: string, code: string): readonly string[] => lintText(text, surroundings(code, true)).findings.map((f) => `${f.line}:${f.column}-${f.endLine}:${f.endColumn} ${f.code} ${f.message}`);

  it.each(pages().filter(({ bad }) => !bad.includes('\u200b')))('$code with CRLF, CR and a byte order mark', ({ code, bad }) => {
    const plain = said(bad, code);
    expect(said(bad.replaceAll('\n', '\r\n'), code)).toEqual(plain);
    expect(said(bad.replaceAll('\n', '\r'), code)).toEqual(plain);
    expect(said(`\ufeff${bad}`, code)).toEqual(plain);
  });

  it('counts UTF-16 units over tabs, astral characters and text from right to left', () => {
    const text = '---\nholdfast: 1\nsubject: a.ts\nids: [A]\n---\n\n# Title\n\n## A-1: One\n\n- \u{1f600}\u{1f600}\tשלום עולם\tTBD, שלום `f(1)` → `1`\n';
    const [finding] = lintText(text, { file: 'a.spec.md' }).findings;
    const line = text.split('\n')[10] ?? '';
    expect(finding).toMatchObject({ code: 'LINT-TBD', line: 11, column: line.indexOf('TBD') + 1, endColumn: line.indexOf('TBD') + 4 });
    expect(lintText(text, { file: 'a.spec.md' }).findings).toHaveLength(1);
  });
});

/** By the processor's time, of which the best of several runs counts, and by a ratio: no machine is too slow for it. */
describe('linting takes work in proportion to the text', () => {
  const seconds = (text: string): number => {
    const began = process.cpuUsage();
    lintText(text, { file: 'a.spec.md', config: ALL });
    return process.cpuUsage(began).user / 1e6;
  };
  const best = (text: string, times: number): number => Math.min(...Array.from({ length: times }, () => seconds(text)));
  const cart = readFileSync(new URL('../cases/gate/cart/cart.spec.md', import.meta.url), 'utf8').replace(/^---[^]*?\n---\n/, '');
  const numbered = (n: number): string => Array.from({ length: n }, (_, i) => cart.replaceAll(/CART-(\d+)/g, (_all, id: string) => `CART-${Number(id) + i * 100}`)).join('\n');
  const head = '---\nholdfast: 1\nsubject: a.ts\nids: [CART]\n---\n\n# Cart\n\n';
  const one = (text: string) => (n: number): string => head + Array.from({ length: n * 20 }, (_, i) => text.replaceAll('#N', String(i))).join('\n\n');

  it.each<readonly [string, (n: number) => string]>([
    ['specs', (n) => head + numbered(n)],
    ['comments that silence', one('<!-- holdfast-disable-next-block LINT-TBD: later -->\n\nThe mode of #N is TBD.')],
    ['requirements without checks', one('## CART-#N: The mode\n\nThe mode MUST be `f(x)` → `y` and see CART-#N1 and [here](#a#N).')],
    ['freedoms and properties', one('## CART-#N: The mode\n\n```ts property\n(a: number) => f#N(a) === 1\n```\n\n```ts unspecified\nf#N: result\n```')],
    ['words that begin matches', (n) => `${head}## CART-1: One\n\n${'no WHEN not IF MUST be ( a/b [NEEDS A-A-A-A '.repeat(n * 40)}`],
    ['abbreviations', one('The parser MUST keep the AB#NC of CART-1 and BX#NY.')],
  ])('%s: ten times the text takes no more than thirty times the processor', (_, text) => {
    // What takes no time to speak of tells nothing of ten times as much.
    let n = 2;
    while (n < 512 && best(text(n), 5) < 0.02) n *= 2;
    const [long, few] = [text(n * 10), best(text(n), 5)];
    let many = Number.POSITIVE_INFINITY;
    // What collects garbage at the same time is counted with it: one run without is enough.
    for (let runs = 0; runs < 6 && many / few >= 30; runs++) many = Math.min(many, seconds(long));
    expect(many / few).toBeLessThan(30);
  });
});
