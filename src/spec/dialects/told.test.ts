import { describe, expect, it } from 'vitest';
import { isTold, toldOf } from './told.js';

const settings = (files: string) => [{ files, dialect: null, subject: 'src/render.ts#render', operation: 'render' }];

describe('what the configuration tells of a file', () => {
  it.each([
    ['spec.txt', 'spec.txt', true], ['spec.txt', 'docs/spec.txt', false], ['docs/**', 'docs/a/b.md', true], ['docs/*.md', 'docs/a.md', true], ['docs/*.md', 'docs/a/b.md', false],
    ['**/spec.md', 'spec.md', true], ['**/spec.md', '.kiro/a/spec.md', true], ['a?.md', 'ab.md', true], ['app/(shop)/[id].md', 'app/(shop)/[id].md', true],
  ])('%s is about %s: %s', (files, file, is) => {
    expect(isTold(file, settings(files))).toBe(is);
  });

  it('names the subject from the folder of the spec', () => {
    expect(toldOf('docs/a/spec.txt', settings('**/spec.txt'))).toMatchObject({ operation: 'render', subject: { kind: 'module', entry: '../../src/render.ts', export: 'render' } });
    expect(toldOf('other.md', settings('**/spec.txt'))).toMatchObject({ subject: null, operation: null });
  });
});
