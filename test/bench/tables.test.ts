import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = path.resolve('bench/tables.mjs');

function generated(made = 'page', from = script): string {
  const code = `import { ${made} } from ${JSON.stringify(pathToFileURL(from).href)}; process.stdout.write(${made}());`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
}

describe('docs/speed.md', () => {
  it('is what bench/tables.mjs makes of the results', () => {
    expect(readFileSync('docs/speed.md', 'utf8')).toBe(generated());
  });

  it('has the page about rows beside it', () => {
    expect(readFileSync('docs/rows.md', 'utf8')).toBe(generated('rowsPage'));
  });

  it('has the page about detection beside it, which explains each miss', () => {
    expect(readFileSync('docs/detection.md', 'utf8')).toBe(generated('detectionPage', path.resolve('bench/detection-page.mjs')));
    expect(readFileSync('docs/detection.md', 'utf8')).not.toContain('not explained yet');
  });

  it('has the page about CommonMark beside it', () => {
    expect(readFileSync('docs/commonmark.md', 'utf8')).toBe(generated('commonmarkPage', path.resolve('bench/commonmark-page.mjs')));
  });

  it('shows every result, with the command that made it', () => {
    const results = readdirSync('bench/results').filter((file) => file.endsWith('.json'));
    expect(results.length).toBeGreaterThan(0);
    const page = generated() + generated('rowsPage') + generated('detectionPage', path.resolve('bench/detection-page.mjs')) + generated('commonmarkPage', path.resolve('bench/commonmark-page.mjs'));
    for (const file of results) {
      const { command } = JSON.parse(readFileSync(path.join('bench/results', file), 'utf8')) as { command: string };
      expect(page).toContain(`\`${command}\``);
    }
  });
});
