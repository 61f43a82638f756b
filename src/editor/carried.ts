import type { Finding } from '../model/finding.js';

/**
 * Findings of a text at their places in a later one. Lines above and below all that changed are the same, and what is said of them goes
 * with them; of lines between, nothing is said any more.
 */
export function carried(findings: readonly Finding[], before: string, after: string): readonly Finding[] {
  if (before === after || findings.length === 0) return findings;
  const [old, now] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, now.length);
  let above = 0;
  while (above < shorter && old[above] === now[above]) above += 1;
  let below = 0;
  while (below < shorter - above && old.at(-1 - below) === now.at(-1 - below)) below += 1;
  return findings.flatMap((finding): readonly Finding[] => {
    const { line = 1, endLine = line } = finding;
    if (endLine <= above) return [finding];
    return line > old.length - below ? [movedBy(finding, now.length - old.length)] : [];
  });
}

function movedBy(finding: Finding, lines: number): Finding {
  const { line = 1, endLine } = finding;
  return { ...finding, line: line + lines, ...(endLine !== undefined && { endLine: endLine + lines }) };
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n?|\n/);
}
