import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { readSpec } from '../../src/spec/read-spec.js';
import { corpus, read } from './corpus.js';
import { mutate } from './mutate.js';

const CORPORA = path.resolve(process.env['HOLDFAST_CORPORA'] ?? '../shared');
const MUTATIONS = 8_000;

/** Paragraphs, fences and tables of the corpus, each beneath a heading: short, so that many can be tried. */
function parts(): readonly string[] {
  return corpus().flatMap(({ text }) => text.replaceAll('\r\n', '\n').split(/\n(?=#{1,4} )/)).map((part) => part.slice(0, 200));
}

function fault(text: string): string | null {
  const spec = read(text);
  const internal = spec.findings.find((f) => f.code === 'INTERNAL');
  if (internal !== undefined) return internal.message;
  for (const finding of spec.findings) if (finding.message.length > 2000 || finding.line === undefined) return `an odd finding: ${finding.message.slice(0, 100)}`;
  return null;
}

describe('reading never fails', () => {
  it(`on ${MUTATIONS} mutations of the corpus`, () => {
    const random = xoroshiro128plus(20_261_126);
    const seeds = parts();
    for (let i = 0; i < MUTATIONS; i++) {
      const text = mutate(seeds[i % seeds.length] ?? '', random);
      const wrong = fault(text);
      if (wrong !== null) expect.fail(`${wrong}\n${JSON.stringify(text)}`);
    }
  });

  it('on mutations of whole files', () => {
    const random = xoroshiro128plus(7);
    for (const { text } of corpus()) {
      for (let i = 0; i < 20; i++) {
        const mutated = mutate(text, random);
        const wrong = fault(mutated);
        if (wrong !== null) expect.fail(`${wrong}\n${JSON.stringify(mutated)}`);
      }
    }
  });

  it('where things are nested thousands deep, and says so where it gives up', () => {
    const fm = '---\nholdfast: 1\nsubject: a.ts\n---\n\n## A-1: Deep\n\n';
    const deep = [
      `\`f(${'['.repeat(3000)}${']'.repeat(3000)})\` → \`1\``, `\`f(1)\` → \`${'['.repeat(20_000)}\``, `${'> '.repeat(500)}x`, `${'*a _b '.repeat(3000)}`, `\`\`\`ts property\n(a) => ${'('.repeat(3000)}f(a)${')'.repeat(3000)}\n\`\`\``,
      `\`\`\`ts example\n${'f('.repeat(2000)}1${')'.repeat(2000)} // → 1\n\`\`\``, `| a | \`f(a)\` |\n|---|---|\n${'| `1` | `1` |\n'.repeat(500)}`, `\`\`\`cases\nf(${'{a: '.repeat(5000)}\n\`\`\``, `\`${'a → '.repeat(3000)}\``,
    ];
    for (const text of deep) {
      const spec = read(fm + text);
      expect(spec.findings.filter((f) => f.code === 'INTERNAL').map((f) => f.message)).toEqual([]);
    }
    expect(read(`${'- '.repeat(2000)}x`).findings.map((f) => f.code)).toContain('SPEC-UNREADABLE');
  });
});

/** By the processor's time, of which the best of several runs counts, and by a ratio: no machine is too slow for it. */
describe('reading takes work in proportion to the text', () => {
  const body = corpus().filter(({ name }) => ['cart', 'errors', 'tables', 'helpers', 'stack'].includes(name)).map(({ text }) => text.replace(/^---[^]*?\n---\n/, '')).join('\n');

  it('ten times the text takes no more than thirty times the processor', () => {
    const seconds = (text: string): number => {
      const began = process.cpuUsage();
      read(text);
      const { user } = process.cpuUsage(began);
      return user / 1e6;
    };
    seconds(body.repeat(10));
    const small = Math.min(...Array.from({ length: 5 }, () => seconds(body.repeat(3))));
    const large = Math.min(...Array.from({ length: 3 }, () => seconds(body.repeat(30))));
    expect(large / small).toBeLessThan(30);
  });
});

function markdownBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.md')).map((f) => path.join(folder, f));
}

describe('Markdown that was not written for Holdfast', () => {
  const folder = path.join(CORPORA, 'data');
  const present = existsSync(folder);
  if (!present) console.warn(`SKIPPED: there is no ${folder}; HOLDFAST_CORPORA names the folder that holds it.`);

  it.skipIf(!present)('is read without fault', () => {
    const files = markdownBelow(folder);
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const spec = readSpec(readFileSync(file, 'utf8'), { file });
      expect(spec.findings.filter((f) => f.code === 'INTERNAL' || f.code === 'SPEC-UNREADABLE'), file).toEqual([]);
    }
  });
});
