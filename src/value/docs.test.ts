import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { caseText, parseCase } from './case.js';
import { FunctionSources } from './functions.js';
import { parseOutcome, printOutcome } from './outcome.js';
import { parse } from './parse.js';
import { print } from './print.js';

const page = readFileSync(new URL('../../docs/notation.md', import.meta.url), 'utf8');

function examples(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].flatMap(([, block]) => block!.trimEnd().split('\n'));
}

test.each(examples('notation'))('docs/notation.md: %s', (text) => {
  expect(print(parse(text))).toBe(text);
});

test.each(examples('functions'))('docs/notation.md: %s', (text) => {
  const functions = FunctionSources.create();
  expect(print(parse(text, { functions }), { functions })).toBe(text);
});

test.each(examples('outcomes'))('docs/notation.md: %s', (text) => {
  const { how, value, async, args, console, callbacks, pollution } = parseOutcome(text);
  const list = Array.from({ length: Math.max(0, ...Array.from(args.keys(), (i) => i + 1)) }, (_, i) => args.get(i));
  const again = printOutcome({
    how, value, async, args: list, before: print(list.map((item) => (item === undefined ? undefined : {}))),
    console: console.map(({ stream, values, later }) => `${later ? 'later ' : ''}${stream.startsWith('std') ? `${stream}.write` : `console.${stream}`}(${values.map((v) => print(v)).join(', ')})`),
    pollution: pollution as object | null,
    callbacks: callbacks.map((call) => `${call.later ? 'later ' : ''}calls fn${call.index}(${call.args.map((v) => print(v)).join(', ')})`),
  });
  expect(again).toBe(text);
});

test.each(examples('cases'))('docs/notation.md: %s', (text) => {
  expect(caseText(parseCase(text))).toBe(text);
});

test('the page has examples of all', () => {
  expect(examples('notation').length).toBeGreaterThan(70);
  for (const language of ['functions', 'outcomes', 'cases']) expect(examples(language).length).toBeGreaterThan(2);
});
