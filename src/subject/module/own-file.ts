import { readFileSync } from 'node:fs';
import { Problem } from '../../host/problem.js';

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it. Change its permissions, or run as a user who may',
  EPERM: 'this user may not read it. Change its permissions, or run as a user who may',
  EISDIR: 'it is a folder. Name the file that is meant',
  ENOENT: 'it is gone. Run again when nothing else writes there',
};

/** The text of a file of the user's. Throws SOURCE-UNREADABLE. */
export function readOwnFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Problem({ code: 'SOURCE-UNREADABLE', severity: 'error', file, message: `${file} cannot be read: ${WHY[code] ?? `${message}. Mend that, or name another file`}.` });
  }
}
