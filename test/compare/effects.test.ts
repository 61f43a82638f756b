import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../src/index.js';
import type { CompareOptions, CompareResult } from '../../src/index.js';
import { codes } from './scratch.js';

let scratch: string;
let canary: string;
beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'holdfast-effects-'));
  canary = mkdtempSync(path.join(tmpdir(), 'holdfast-canary-'));
  for (const folder of [scratch, canary]) fill(folder);
});
afterAll(() => {
  for (const folder of [scratch, canary]) rmSync(folder, { recursive: true, force: true });
});

function fill(folder: string): void {
  mkdirSync(path.join(folder, 'a/b/c'), { recursive: true });
  mkdirSync(path.join(folder, 'empty'));
  for (const name of ['0', '1', 'a/b/c/deep.txt', 'a/x', '.hidden', '*', 'b', 'true', 'undefined']) writeFileSync(path.join(folder, name), `here since before: ${name}`);
  symlinkSync('0', path.join(folder, 'link'));
}

/** Each path below `folder` with its kind, mode, time and what it holds. */
function picture(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted().map((name) => {
    const file = path.join(folder, name);
    const stat = lstatSync(file);
    const held = stat.isSymbolicLink() ? readlinkSync(file) : stat.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder';
    return `${name} ${stat.mode.toString(8)} ${stat.mtimeMs} ${held}`;
  });
}

/** Compares in the scratch folder with the canary's own paths among the examples, and says what the disk looked like. */
async function watched(options: Omit<CompareOptions, 'executions' | 'examples'>): Promise<CompareResult> {
  const examples = path.join(path.dirname(scratch), `${path.basename(scratch)}.examples`);
  const paths = [canary, path.join(canary, '0'), path.join(canary, 'a'), path.join(canary, 'new/folder'), scratch, path.join(scratch, 'a'), 'a', '0', 'fresh'];
  writeFileSync(examples, paths.map((p) => JSON.stringify([p])).join('\n'));
  const before = [picture(scratch), picture(canary)];
  try {
    const result = await compare({ ...options, executions: 300, examples }, { workingFolder: scratch });
    expect([picture(scratch), picture(canary)]).toEqual(before);
    return result;
  } finally {
    rmSync(examples);
  }
}

describe('comparing packages whose trade is to change the disk', () => {
  it('leaves everything where rimraf would have removed it', async () => {
    const result = await watched({ prior: 'npm:rimraf@5.0.10#rimrafSync', candidate: 'npm:rimraf@6.0.1#rimrafSync' });
    expect(result.executions).toBe(300);
    expect(codes(result)).toContain('ACCESS-REFUSED');
  });

  it('makes no folder where mkdirp would have made one', async () => {
    const result = await watched({ prior: 'npm:mkdirp@0.5.6#sync', candidate: 'npm:mkdirp@1.0.4#sync' });
    expect(result.executions).toBe(300);
    expect(codes(result)).toContain('ACCESS-REFUSED');
    expect(readdirSync(scratch)).not.toContain('fresh');
  });

  it('names what was refused and how to allow it', async () => {
    const result = await watched({ prior: 'npm:mkdirp@0.5.6#sync', candidate: 'npm:mkdirp@1.0.4#sync' });
    const refused = result.findings.find((f) => f.code === 'ACCESS-REFUSED');
    expect(refused?.message).toContain('--allow');
    expect(refused?.message).toMatch(/mkdirp@/);
  });
});
