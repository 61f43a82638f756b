import { describe, expect, it } from 'vitest';
import type { KnownSpec } from '../../editor/known.js';
import { usesOf } from '../../editor/uses.js';
import type { Finding } from '../../model/finding.js';
import { readSpecDocument } from '../../spec/read-spec.js';
import { Deep } from './deep.js';
import type { LintDeep } from './deep.js';

const FOUND: Finding = { code: 'LINT-MODELS-DISAGREE', severity: 'error', message: 'm', file: 'a.spec.md', line: 9 };
const never = new AbortController().signal;

function known(name: string): KnownSpec {
  const { spec, document } = readSpecDocument('---\nholdfast: 1\nsubject: a.ts\n---\n\n# A\n\n## A-1: One\n\n`f()` → `1`\n', { file: `${name}.spec.md` });
  const read = document();
  return { file: `/w/${name}.spec.md`, spec, document: read, uses: usesOf(spec, read) };
}

/** Ends when it is told to, with the reason. */
const endless: LintDeep = (_, { signal }) => new Promise((_resolve, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
});

describe('texts that are held against themselves', () => {
  it('take turns, and a turn that was given up keeps nobody waiting', async () => {
    const begun: string[] = [];
    const deep = new Deep(async (spec, options) => {
      begun.push(spec.file);
      return spec.file === 'a.spec.md' ? endless(spec, options) : [{ ...FOUND, file: spec.file }];
    });
    const stop = new AbortController();
    const [a, b] = [known('a'), known('b')];
    const first = deep.hold(a, '/w', stop.signal);
    const second = deep.hold(b, '/w', never);
    await Promise.resolve();
    expect(begun).toEqual(['a.spec.md']);
    stop.abort(new Error('saved again'));
    await expect(first).rejects.toThrow('saved again');
    await second;
    expect(begun).toEqual(['a.spec.md', 'b.spec.md']);
    expect([deep.said(a).findings, deep.said(b).findings.length]).toEqual([[], 1]);
  });

  it('never begin where nobody waits any more', async () => {
    const deep = new Deep(() => Promise.reject(new Error('it began')));
    await expect(deep.hold(known('a'), '/w', AbortSignal.abort(new Error('closed')))).rejects.toThrow('closed');
  });

  it('keep what is known while they are held again, and lose it where that fails', async () => {
    const answers: LintDeep[] = [async () => [FOUND], endless, async () => { throw new Error('no processes'); }];
    const deep = new Deep((spec, options) => (answers.shift() as LintDeep)(spec, options));
    const a = known('a');
    await deep.hold(a, '/w', never);
    const stop = new AbortController();
    const again = deep.hold(a, '/w', stop.signal);
    await Promise.resolve();
    expect(answers).toHaveLength(1);
    stop.abort(new Error('saved again'));
    await expect(again).rejects.toThrow('saved again');
    expect(deep.said(a)).toEqual({ findings: [FOUND], ofThisText: true });
    await expect(deep.hold(a, '/w', never)).rejects.toThrow('no processes');
    expect(deep.said(a)).toEqual({ findings: [], ofThisText: false });
  });

  it('are ended where they take too long', async () => {
    const deep = new Deep(endless, 0.001);
    await expect(deep.hold(known('a'), '/w', never)).rejects.toThrow('It took longer than 0.001 s and was ended. Look for a model or check that does not end');
  });

  it('tell of other files at their own beginning, by a path from the folder', async () => {
    const deep = new Deep(async () => [{ ...FOUND, file: '/w/src/a.ts', line: 3, endLine: 4 }, { ...FOUND, file: '/elsewhere' }]);
    const a = known('a');
    await deep.hold(a, '/w', never);
    expect(deep.said(a).findings.map(({ line, endLine, message }) => [line, endLine, message])).toEqual([[1, undefined, 'src/a.ts:3: m'], [1, undefined, '/elsewhere:9: m']]);
  });
});
