import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdfast } from './holdfast.js';

const root = path.resolve(import.meta.dirname, '../..');
const texts = (folder: string, ending: RegExp): readonly string[] => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => ending.test(file) && !file.endsWith('.test.ts')).map((file) => path.join(folder, file));

/** A command with the words that follow it, to the end of the phrase. */
const COMMAND = /holdfast ([a-z]+)((?: (?:--?[a-z][\w-]*|[\w./:${}<>[\]-]+))*)/g;

/** The options that messages and pages tell people to use, by command. */
function named(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of [...texts('src', /\.ts$/), ...texts('docs', /\.md$/)]) {
    for (const [, command = '', rest = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(COMMAND)) {
      for (const [option] of rest.matchAll(/--[a-z][a-z-]*/g)) found.set(command, (found.get(command) ?? new Set()).add(option));
    }
  }
  return found;
}

describe('options that a message or a page tells people to use', () => {
  it.each([...named()])('holdfast %s', (command, options) => {
    const { stdout } = holdfast([command, '--help'], { folder: root, cache: path.join(tmpdir(), 'unused') });
    expect([...options].filter((option) => !new RegExp(`${option}\\b`).test(stdout) && option !== '--help')).toEqual([]);
  });

  it('are many', () => {
    expect([...named().values()].flatMap((options) => [...options]).length).toBeGreaterThan(20);
  });
});
