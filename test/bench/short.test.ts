import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Installs dozens of packages (`npm run bench rows` runs it), and what has a test of its own. */
const APART: ReadonlySet<string> = new Set(['rows', 'detection', 'commonmark']);
const benches = readdirSync('bench/benches').map((file) => path.parse(file).name).filter((name) => !APART.has(name));

describe('the short form of each bench', () => {
  it.each(benches)('%s measures, and checks what it measures', { timeout: 120_000 }, (name) => {
    const said = execFileSync(process.execPath, ['bench/run.mjs', name, '--short'], { encoding: 'utf8' });
    const figures = new RegExp(`^${name} (\\{.*\\})$`, 'm').exec(said)?.[1] ?? '{}';
    const numbers = figures.match(/(?<=:)\d[\d.e+-]*/g) ?? [];
    expect(numbers.length, said).toBeGreaterThan(2);
    expect(numbers.map(Number).every((figure) => figure > 0), said).toBe(true);
  });
});
