import type { CompareResult, HostileSummary } from '../model/result.js';
import { counted } from './numbers.js';
import { hostileRowLines, rowLines } from './rows.js';
import type { Style } from './style.js';
import { findingLines, summaryLines } from './summary.js';
import { clip, wrap } from './width.js';

/** What `compare` found, for people: the verdict, a row a cause, what it rests on, and what else there is to tell. Ends with a line break. */
export function compareTerminal(result: CompareResult, style: Style): string {
  const errors = result.findings.filter((f) => f.severity === 'error');
  const others = result.findings.filter((f) => f.severity !== 'error');
  const lines = [
    ...verdictLines(result, style),
    ...errors.flatMap((f) => findingLines(f, style)),
    '',
    ...rowLines(result.clusters, style),
    ...(result.hostile === null ? [] : hostileLines(result.hostile, style)),
    ...summaryLines(result, style),
    ...(others.length === 0 ? [] : ['', ...others.flatMap((f) => findingLines(f, style))]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Rows of inputs that the types do not allow, in a block of their own. */
function hostileLines({ executions, operations, clusters }: HostileSummary, style: Style): string[] {
  const title = style.bold('outside the declared types');
  if (operations.length === 0) return [`${title}: nothing was tried, no operation declares types that leave anything out`, ''];
  const ran = `in ${counted(executions, 'execution')}`;
  if (clusters.length === 0) return [`${title}: no difference found ${ran}`, ''];
  return [`${title}: ${counted(clusters.length, 'cause')} ${ran}`, '', ...hostileRowLines(clusters, style)];
}

/** The verdict, and on a line of its own what was compared. */
function verdictLines(result: CompareResult, style: Style): string[] {
  return [verdict(result, style), ...wrap(`${result.prior.name} → ${result.candidate.name}`, style.width).map((line) => style.dim(clip(line, style.width)))];
}

function verdict(result: CompareResult, style: Style): string {
  const ran = `in ${counted(result.executions, 'execution')}`;
  if (result.verdict === 'invalid') return `${style.bad(style.bold('invalid'))}: could not compare`;
  if (result.verdict === 'none-found') return `${style.good(style.bold('no difference found'))} ${ran}`;
  const exotic = result.clusters.every((c) => c.reach === 'exotic') ? ', on exotic inputs only' : '';
  return `${style.bad(style.bold('different'))}: ${counted(result.clusters.length, 'cause')} ${ran}${exotic}`;
}
