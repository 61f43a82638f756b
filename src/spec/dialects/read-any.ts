import type { ReadSpec } from '../../model/document.js';
import { readSpecDocument } from '../read-spec.js';
import { DIALECTS, dialectOf } from './catalogue.js';
import type { Dialect, Told } from './dialect.js';

export interface ReadAnyOptions {
  /** Path of the file, as findings name it. */
  readonly file: string;
  readonly told?: Told | undefined;
}

export const NOTHING_TOLD: Told = { dialect: null, subject: null, operation: null };

/** Reads a spec of whatever dialect; what none claims is read as one of ours. Never throws. */
export async function readAny(text: string, options: ReadAnyOptions): Promise<ReadSpec> {
  return await readClaimed(text, options) ?? readSpecDocument(text, options);
}

/** The same; null where the file is no spec of any dialect. */
export async function readClaimed(text: string, { file, told = NOTHING_TOLD }: ReadAnyOptions): Promise<ReadSpec | null> {
  const dialect = claimant(text, { file, told });
  if (dialect === null) return null;
  const read = await dialect.load();
  return read({ text, file, told });
}

/** The dialect that a file is read in; null where it is no spec of any. */
export function claimant(text: string, { file, told = NOTHING_TOLD }: ReadAnyOptions): Dialect | null {
  return told.dialect === null ? dialectOf(file, text) : DIALECTS.find(({ name }) => name === told.dialect) ?? null;
}
