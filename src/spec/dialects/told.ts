import picomatch from 'picomatch';
import type { SpecSettings } from '../../model/config.js';
import type { Span } from '../../model/spec.js';
import { maySpec } from './catalogue.js';
import { NOTHING_TOLD } from './read-any.js';
import type { Told } from './dialect.js';

const HERE: Span = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** What the configuration tells of a file; nothing where none of its settings is about it. */
export function toldOf(file: string, settings: readonly SpecSettings[]): Told {
  const found = settings.find(({ files }) => matches(files, file));
  if (found === undefined) return NOTHING_TOLD;
  const { dialect, subject, operation } = found;
  return { dialect, operation, subject: subject === null ? null : { kind: 'module', ...besideSpec(subject, file), span: HERE } };
}

/** What is known of a file that may be a spec, by its path or by the configuration; null of all others. */
export function toldOfSpec(file: string, settings: readonly SpecSettings[]): Told | null {
  return maySpec(file) || isTold(file, settings) ? toldOf(file, settings) : null;
}

/** Files that the configuration gives a subject or a dialect. */
export function isTold(file: string, settings: readonly SpecSettings[]): boolean {
  return settings.some(({ files }) => matches(files, file));
}

/** Entries are looked for from the spec's folder; settings name them from the working folder. */
function besideSpec(subject: string, file: string): { readonly entry: string; readonly export: string | null } {
  const at = subject.lastIndexOf('#');
  const [entry, name] = at <= 0 ? [subject, null] : [subject.slice(0, at), subject.slice(at + 1)];
  if (/^(?:npm|git):|^\//.test(entry)) return { entry, export: name };
  return { entry: `${'../'.repeat(file.split('/').length - 1)}${entry.replace(/^\.\//, '')}`, export: name };
}

/** A path as it is, or a glob. */
function matches(files: string, file: string): boolean {
  return files === file || picomatch.isMatch(file, files, { dot: true });
}
