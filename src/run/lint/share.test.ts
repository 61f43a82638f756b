import { describe, expect, it } from 'vitest';
import type { SpecFiles, Threads } from '../../model/ports.js';
import { lintInThreads, lintShare, threadsFor } from './share.js';
import type { LintedShare, LintShare } from './share.js';

const HEAD = '---\nholdfast: 1\nsubject: a.ts\n---\n# A\n\n';
const texts = new Map(Array.from({ length: 450 }, (_, i) => [`${i}.spec.md`, `${HEAD}## A-${i}: The mode is TBD\n\n\`f(${i})\` → \`1\`\n`]));
const specs: SpecFiles = {
  find: async () => [...texts.keys()], plain: (file) => file, named: async (file) => [file], write: () => undefined,
  read: (file) => (texts.has(file) ? { ok: true, text: texts.get(file) as string } : { ok: false, message: 'no such file' }),
};
const files = [...texts.keys()];
files.splice(250, 0, 'gone.spec.md', 'README.md');
texts.set('README.md', 'Not a spec.');
const share = { workingFolder: '/', files, named: [], settings: [], rules: {} };
const threads = (start: (task: LintShare) => Promise<LintedShare>): Threads<LintShare, LintedShare> => ({ most: 4, start });

describe('specs that several threads lint', () => {
  it('are each linted once, and come in the order of the files', async () => {
    const parts: number[] = [];
    const all = await lintInThreads(share, { specs, lintThreads: threads(async (task) => {
      const part = await lintShare(task, { specs });
      parts.push(part.length);
      return part;
    }) });
    expect(all.map((each) => each?.file ?? null)).toEqual(files.map((file) => (file === 'README.md' ? null : file)));
    expect(all[250]).toMatchObject({ code: 'SPEC-UNREADABLE' });
    // In turn, since each waits for what it reads: all of them took part.
    expect(parts).toHaveLength(2);
    expect(Math.min(...parts)).toBeGreaterThan(0);
    expect(all.flatMap((each) => (each !== null && 'findings' in each ? each.findings.map((f) => f.code) : []))).toHaveLength(450);
  });

  it('are not reported where one of the threads failed', async () => {
    await expect(lintInThreads({ ...share, files: files.slice(0, 300) }, { specs, lintThreads: threads(async () => { throw new Error('no memory'); }) })).rejects.toThrow('no memory');
  });

  it('are worth a thread when there are many', () => {
    expect([[0, 8], [149, 8], [300, 8], [1000, 2], [10_000, 8]].map(([count, most]) => threadsFor(count as number, most as number))).toEqual([1, 1, 2, 2, 8]);
  });
});
