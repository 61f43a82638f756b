import type { Finding, Severity } from '../model/finding.js';
import type { BranchesReached, CompareResult, OperationSummary, SearchEstimate } from '../model/result.js';
import { count, counted, percent, seconds } from './numbers.js';
import type { Style } from './style.js';
import { visible } from './visible.js';
import { wrap } from './width.js';

const MOST_OPERATIONS = 5;

/** What was run, and what "nothing found" is worth. */
export function summaryLines(result: CompareResult, style: Style): string[] {
  const sentences = [executionsLine(result), ...boundLine(result), ...searchLines(result), ...freedLine(result), checkLine(result)];
  return sentences.flatMap((sentence) => wrap(sentence, style.width, '  ')).map((line) => style.dim(line));
}

function executionsLine({ executions, operations }: CompareResult): string {
  const [only] = operations;
  if (only !== undefined && operations.length === 1) return `${counted(executions, 'execution')} of ${only.name}, inputs from ${sourceText(only)}`;
  const list = operations.slice(0, MOST_OPERATIONS).map((o) => `${o.name} ${count(o.executions)} (${sourceText(o)})`);
  const more = operations.length - list.length;
  return `${counted(executions, 'execution')}${list.length === 0 ? '' : ': '}${list.join(', ')}${more > 0 ? ` and ${count(more)} more operations` : ''}`;
}

function sourceText({ inputs }: OperationSummary): string {
  const words: Readonly<Record<string, string>> = { signature: 'the signature', types: 'its types', usage: 'its code', examples: 'the examples', 'any value': 'any value' };
  return words[inputs] ?? inputs;
}

/** The bound holds for independent draws and nothing else; so it names them. */
function boundLine({ bound }: CompareResult): string[] {
  if (bound === null) return [];
  return [`none differed in ${counted(bound.n, 'independent draw')} from ${bound.source}: of such inputs at most ${percent(bound.rate)} differ (3/n, 95 %)`];
}

function searchLines({ search, executions }: CompareResult): readonly string[] {
  return executions === 0 ? [] : searchSentences(search);
}

/** What the search saw, and of how much. */
export function searchSentences({ shapes, unseen, branches }: SearchEstimate): readonly string[] {
  const saw = `guided search saw ${counted(shapes, 'output shape')}; estimated chance that the next input shows a new one: ${percent(unseen)} (Good–Turing, an estimate)`;
  if (branches === null) return [saw];
  const of = ({ reached, all }: BranchesReached['prior']): string => `${count(reached)} of ${count(all)}`;
  return [saw, `branches reached once they were counted: prior ${of(branches.prior)}, candidate ${of(branches.candidate)}`];
}

function freedLine({ freed }: CompareResult): string[] {
  return freed === 0 ? [] : [`${counted(freed, 'pair')} differed only in what is unspecified, cannot be seen into, or is worded by the engine or named by tools`];
}

function checkLine(result: CompareResult): string {
  const check = result.planted === 0 ? 'self-check: nothing planted' : `self-check: ${count(result.caught)} of ${count(result.planted)} planted faults caught`;
  return `${check}; seed ${result.seed}; sandbox: ${result.sandbox}; ${seconds(result.seconds)}`;
}

const BADGES: Readonly<Record<Severity, (style: Style) => string>> = {
  error: (style) => style.bad('error'), warning: (style) => style.warn('warning'), info: (style) => style.accent('note'),
};

/** A finding: severity and code, the message with its place, wrapped. */
export function findingLines(finding: Finding, style: Style): string[] {
  const place = finding.file === undefined ? '' : `${finding.file}${finding.line === undefined ? '' : `:${finding.line}`}: `;
  const message = place !== '' && finding.message.startsWith(place.slice(0, -2)) ? finding.message : place + finding.message;
  return [`${BADGES[finding.severity](style)} ${style.bold(finding.code)}`, ...wrap(visible(message), style.width - 2).map((line) => `  ${line}`)];
}
