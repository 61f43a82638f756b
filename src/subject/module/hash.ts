import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Closure } from '../../model/implementation.js';
import { scopesOf } from './scopes.js';

/**
 * sha256, 64 hex digits, over which file is entered, the closure's files by relative path and bytes, what their package.json files
 * say about running them, and the third-party packages by name and version. No absolute path goes in.
 */
export function hashClosure(closure: Closure): string {
  const files = closure.files.map((f) => `file ${f.path} ${sha256(readFileSync(path.join(closure.root, f.path)))}`);
  const scopes = isInPlace(closure) ? [] : scopesOf(closure).map((s) => `scope ${s.path} ${JSON.stringify(s.reduced)}`);
  const packages = closure.packages.map((p) => `package ${p.name}@${p.version}`);
  const lines = [...new Set([...files, ...scopes, ...packages])].sort();
  return sha256([`entry ${closure.files[0]?.path ?? ''}`, ...lines].join('\n'));
}

/** Its root is an installed package: nothing is copied, it runs where it lies. */
export function isInPlace(closure: Closure): boolean {
  return closure.packages.some((p) => p.folder === closure.root);
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
