import { Problem } from '../../host/problem.js';
import { joined } from '../../value/joined-path.js';
import type { SpecFile } from './spec-file.js';

/** The subject's entry as a name, from the working folder. */
export function entryOf({ file, spec }: SpecFile): string {
  const { subject } = spec;
  if (subject === null) throw new Problem({ code: 'SUBJECT-UNSUPPORTED', severity: 'error', file, message: `${file} names no subject. Say in its front matter which module it is about, as in subject: src/cart.ts.` });
  if (subject.kind !== 'module') throw new Problem({ code: 'SUBJECT-UNSUPPORTED', severity: 'error', file, line: subject.span.start.line, message: `${file} is about a ${subject.kind} subject, which this version does not run. Specify a module, or keep this spec for holdfast lint.` });
  const path = joined(file, subject.entry);
  return subject.export === null ? path : `${path}#${subject.export}`;
}
