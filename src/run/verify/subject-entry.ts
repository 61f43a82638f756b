import { Problem } from '../../host/problem.js';
import type { SpecFile } from './spec-file.js';

/** The subject's entry as a name, from the working folder. */
export function entryOf({ file, spec }: SpecFile): string {
  const { subject } = spec;
  if (subject === null) throw new Problem({ code: 'SUBJECT-UNSUPPORTED', severity: 'error', file, message: `${file} names no subject. Say in its front matter which module it is about, as in subject: src/cart.ts.` });
  if (subject.kind !== 'module') throw new Problem({ code: 'SUBJECT-UNSUPPORTED', severity: 'error', file, line: subject.span.start.line, message: `${file} is about a ${subject.kind} subject, which this version does not run. Specify a module, or keep this spec for holdfast lint.` });
  const path = joined(file, subject.entry);
  return subject.export === null ? path : `${path}#${subject.export}`;
}

/** A path beside the spec's file, from the working folder; names that are no paths (`npm:`, `git:`) stay. */
export function joined(file: string, entry: string): string {
  if (/^(?:npm|git):/.test(entry) || entry.startsWith('/')) return entry;
  const parts = file.split('/').slice(0, -1);
  for (const part of entry.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
