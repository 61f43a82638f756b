import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from './shell-word.js';

it.each(['src/cart.ts', 'src/cart.ts#total', 'npm:@acme/shop@1.2.3', 'src/prüfe.ts'])('leaves %s as it is', (word) => {
  expect(shellWord(word)).toBe(word);
});

it.each(["my src/it's.ts", '$HOME/a.ts', '#a', '', '*.ts', 'a;b', '"a"', '`a`'])('quotes %s, and a shell reads it back', (word) => {
  expect(shellWord(word)).toMatch(/^'/);
  expect(execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' })).toBe(word);
});
