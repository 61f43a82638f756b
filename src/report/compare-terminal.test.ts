import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CompareResult } from '../model/result.js';
import { compareTerminal } from './compare-terminal.js';
import { plainStyle } from './style.js';
import type { Style } from './style.js';
import { columns } from './width.js';

// Each file holds a result as JSON and what becomes of it on terminals of some widths. HOLDFAST_CASES=update writes them anew.
const CASES = new URL('../../test/cases/report/', import.meta.url);
const FENCE = /^```text columns=(?<width>\d+)(?<colour> colour)?\n(?<text>[^]*?)^```$/gm;

/** Shows what is dressed, and how. */
function taggedStyle(width: number): Style {
  const tag = (name: string) => (text: string): string => `<${name}>${text}</${name}>`;
  return { width, colour: true, bold: tag('b'), dim: (text) => text, good: tag('good'), bad: tag('bad'), warn: tag('warn'), accent: tag('accent'), changed: tag('u') };
}

describe.each(readdirSync(CASES).filter((file) => file.endsWith('.md')))('%s', (file) => {
  const url = new URL(file, CASES);
  const document = readFileSync(url, 'utf8');
  const result = JSON.parse(/^```json\n([^]*?)^```$/m.exec(document)?.[1] ?? '') as CompareResult;
  const render = (width: number, colour: boolean): string => compareTerminal(result, colour ? taggedStyle(width) : plainStyle(width));
  const fences = [...document.matchAll(FENCE)].map((m) => ({ width: Number(m.groups?.['width']), colour: m.groups?.['colour'] !== undefined, text: m.groups?.['text'] ?? '' }));

  it('shows at least one terminal', () => {
    expect(fences.length).toBeGreaterThan(0);
  });

  it.each(fences)('on $width columns, colour $colour', ({ width, colour, text }) => {
    const shown = render(width, colour);
    if (process.env['HOLDFAST_CASES'] === 'update') update(url, width, colour, shown);
    else expect(shown).toBe(text);
    if (!colour) for (const line of shown.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
    if (result.clusters.length === 1) expect(shown.split('\n').length - 1).toBeLessThanOrEqual(24);
  });
});

function update(url: URL, width: number, colour: boolean, shown: string): void {
  const document = readFileSync(url, 'utf8');
  writeFileSync(url, document.replaceAll(FENCE, (whole: string, ...args: unknown[]) => {
    const groups = args.at(-1) as Record<string, string | undefined>;
    return Number(groups['width']) === width && (groups['colour'] !== undefined) === colour ? `\`\`\`text columns=${width}${colour ? ' colour' : ''}\n${shown}\`\`\`` : whole;
  }));
}
