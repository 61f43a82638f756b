import type { Edit, Finding } from '../model/finding.js';

/** A text with the safe fixes of its findings made. Of edits that touch each other the first is made: a further round makes the rest. */
export function applyFixes(text: string, findings: readonly Finding[]): { readonly text: string; readonly made: number } {
  const fixes = findings.flatMap(({ fixes: offered = [] }) => offered.find(({ safe }) => safe) ?? []);
  const sorted = fixes.map(({ edits }) => edits.toSorted(byStart)).filter((edits) => edits.length > 0).toSorted((a, b) => byStart(a[0] as Edit, b[0] as Edit));
  const parts: string[] = [];
  let at = 0;
  let made = 0;
  for (const edits of sorted) {
    if (!edits.every(({ start, end }, i) => start >= (i === 0 ? at : edits[i - 1]?.end ?? 0) && end >= start && end <= text.length)) continue;
    for (const edit of edits) {
      parts.push(text.slice(at, edit.start), edit.text);
      at = edit.end;
    }
    made += 1;
  }
  return { text: made === 0 ? text : parts.join('') + text.slice(at), made };
}

function byStart(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}
