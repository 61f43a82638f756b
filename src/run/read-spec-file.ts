import type { SpecSettings } from '../model/config.js';
import type { ReadSpec } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { SpecFiles } from '../model/ports.js';
import { withSeverity } from '../report/findings.js';
import { readAny, readClaimed } from '../spec/dialects/read-any.js';
import { toldOf } from '../spec/dialects/told.js';

export interface SpecFileRead {
  readonly ok: true;
  readonly file: string;
  readonly text: string;
  readonly read: ReadSpec;
}

/** A file that was to be read: what it is, or why it could not be. */
export type SpecRead = SpecFileRead | { readonly ok: false; readonly file: string; readonly finding: Finding };

export interface ReadOptions {
  /** What was asked for by name: a file that is called like a spec of another tool need not be one; who names it wants it read. */
  readonly named: readonly string[];
  readonly settings: readonly SpecSettings[];
}

/** Reads one file; null where it turns out to be no spec. */
export async function readSpecFile(file: string, { named, settings }: ReadOptions, specs: SpecFiles): Promise<SpecRead | null> {
  const text = specs.read(file);
  if (!text.ok) return { ok: false, file, finding: withSeverity({ code: 'SPEC-UNREADABLE', file, message: `${file} cannot be read: ${text.message}. A spec is a Markdown file in UTF-8.` }) };
  const told = toldOf(file, settings);
  const read = named.includes(file) ? await readAny(text.text, { file, told }) : await readClaimed(text.text, { file, told });
  return read === null ? null : { ok: true, file, text: text.text, read };
}
