import { readdir, readFile } from 'node:fs/promises';
import type { LedgerTexts } from '../../model/baseline.js';

/** Baseline and decisions of a spec as they stand on disk. Unlike the ledger's own reader it completes no update: an editor writes nothing. */
export async function ledgerTexts(folder: string, spec: string): Promise<LedgerTexts> {
  const names = await orNothing(readdir(`${folder}/decisions`)) ?? [];
  const decisions = names.filter((name) => name.endsWith('.md') && name !== 'README.md').toSorted();
  const there = new Set(names);
  const read = await Promise.all(decisions.map(async (name) => {
    const list = name.replace(/\.md$/, '.list');
    return { name, text: await textOf(`${folder}/decisions/${name}`) ?? '', list: there.has(list) ? await textOf(`${folder}/decisions/${list}`) : null };
  }));
  return { baseline: await textOf(`${folder}/${spec}.baseline`), decisions: read };
}

export async function textOf(file: string): Promise<string | null> {
  return orNothing(readFile(file, 'utf8'));
}

async function orNothing<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    // What is not there, and what may not be read, is nothing to show.
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
