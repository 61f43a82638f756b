import type { SpecCommit, SpecLine } from '../model/ports.js';

/** Commits that are looked back on. */
const MOST = 2000;
/** A heading or list item that begins with an id, as it stands in a diff. */
const LINE = /^([-+])(?:#{1,6}[ \t]+|[ \t]*[-*+][ \t]+\*\*)([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+[a-z]?)(?:\*\*)?:[ \t]*(.*)$/;

/** What `git log` is asked for: patches of specs without context, of commits that changed a line with an id. */
export function specLogArguments(): string[] {
  return ['log', `--max-count=${MOST}`, '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--unified=0', '--format=%x00%h', '-p', '-G', '[A-Z][A-Z0-9]*-[0-9]+[a-z]?(\\*\\*)?:', '--', '*.spec.md'];
}

export function readSpecLog(log: string): readonly SpecCommit[] {
  return log.split('\0').slice(1).map((text) => {
    const [commit = '', ...lines] = text.split('\n');
    const removed: SpecLine[] = [];
    const added: SpecLine[] = [];
    for (const line of lines) {
      const [, sign, id = '', title = ''] = LINE.exec(line) ?? [];
      if (sign !== undefined) (sign === '-' ? removed : added).push({ id, title: title.trim() });
    }
    return { commit: commit.trim(), removed, added };
  });
}
