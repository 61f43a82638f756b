import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, type Node } from 'oxc-parser';
import { Problem } from '../../host/problem.js';
import type { Closure, Implementation } from '../../model/implementation.js';
import type { SourceChange, SourceChanges } from '../../model/source-change.js';
import { isInPlace } from './hash.js';
import { isScript, slashes } from './kinds.js';
import { lineAt } from './lines.js';
import { groupsOf, namesIn } from './change-groups.js';
import { makeResolver } from './resolver.js';
import { applyEdits } from './specifiers.js';
import { traceOpened } from './trace.js';
import { walk } from './walk.js';
import { treeDiff, type Tree, type TreeEdit } from './tree-diff.js';

/** Beyond this, in all files that differ, sources are not held against each other. */
const MOST_BYTES = 512 * 1024;
/** Two sources that differ in more than so many ways are not told apart by them. */
const MOST_CHANGES = 12;
/** Edits with no more between them than this, and no statement's end, are one change. */
const NEAR = 40;
const BRANCHES = new Set(['ConditionalExpression', 'IfStatement', 'LogicalExpression', 'SwitchCase']);
/** A longer text may have several causes in it. */
const SMALL = 240;

/**
 * In what the sources of two implementations differ, where they are versions of one source: the same files and packages, and few changes. Null
 * where they are not, or cannot be read.
 */
export async function changes(of: { readonly prior: Implementation; readonly candidate: Implementation }): Promise<SourceChanges | null> {
  try {
    const [prior, candidate] = [await openedOf(of.prior), await openedOf(of.candidate)];
    return between(of.prior, prior, { implementation: of.candidate, closure: candidate });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return null;
  }
}

/** With the sources of an installed package: what runs where it lies is not known by its entry alone. */
function openedOf({ entry, closure }: Implementation): Promise<Closure> | Closure {
  return isInPlace(closure) ? traceOpened(entry, closure.root, makeResolver()) : closure;
}

interface FileEdit extends TreeEdit {
  /** Relative to the prior's root. */
  readonly file: string;
}

function between(prior: Implementation, before: Closure, after: { readonly implementation: Implementation; readonly closure: Closure }): SourceChanges | null {
  const pairs = pairedFiles([prior.entry, before], [after.implementation.entry, after.closure]);
  if (pairs === null || packagesOf(before) !== packagesOf(after.closure)) return null;
  const edits: FileEdit[] = [];
  const known = { prior: new Set<string>(), candidate: new Set<string>() };
  let bytes = 0;
  for (const [file, other] of pairs) {
    const [a, b] = [readFileSync(path.join(before.root, file), 'utf8'), readFileSync(path.join(after.closure.root, other), 'utf8')];
    if (a === b) continue;
    bytes += a.length + b.length;
    // What a table of data says otherwise is no change of the code's.
    if (!isScript(file) || bytes > MOST_BYTES) return null;
    const [x, y] = [parsed(file, a), parsed(other, b)];
    for (const name of namesIn([x.program])) known.prior.add(name);
    for (const name of namesIn([y.program])) known.candidate.add(name);
    edits.push(...treeDiff(x, y).map((edit) => ({ ...edit, file })));
  }
  const texts = new Map<string, string>();
  const read = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(path.join(before.root, file), 'utf8');
    texts.set(file, text);
    return text;
  };
  const groups = groupsOf(edits, known, (a, b) => a.file === b.file && isOneBreath(read(a.file), a, b));
  if (groups.length > MOST_CHANGES) return null;
  const entry = path.dirname(prior.entry);
  const made = new Map(groups.map((group): [SourceChange, readonly FileEdit[]] => [changeOf(group, read, slashes(path.relative(entry, path.join(before.root, group[0]?.file ?? '')))), group]));
  return { list: [...made.keys()], prior: (kept) => ({ ...prior, closure: { ...before, instead: insteadOf(kept.flatMap((change) => made.get(change) ?? []), read) } }) };
}

/** Whether two edits lie in one expression, close to each other. */
function isOneBreath(code: string, a: FileEdit, b: FileEdit): boolean {
  const between = code.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return between.length <= NEAR && !/[;{}\n]/.test(between);
}

function insteadOf(edits: readonly FileEdit[], read: (file: string) => string): Readonly<Record<string, string>> {
  const files = [...new Set(edits.map((edit) => edit.file))];
  return Object.fromEntries(files.map((file) => [file, applyEdits(read(file), edits.filter((edit) => edit.file === file))]));
}

/** By their places from the entry's folder, which entry may have another name; null where one side has a file that the other lacks. */
function pairedFiles([entryA, a]: readonly [string, Closure], [entryB, b]: readonly [string, Closure]): readonly (readonly [string, string])[] | null {
  const from = (entry: string, closure: Closure): Map<string, string> => new Map(closure.files.map(({ path: file }) => {
    const absolute = path.join(closure.root, file);
    return [absolute === entry ? '' : slashes(path.relative(path.dirname(entry), absolute)), file];
  }));
  const [x, y] = [from(entryA, a), from(entryB, b)];
  if (x.size !== y.size || [...x.keys()].some((key) => !y.has(key))) return null;
  return [...x].map(([key, file]) => [file, y.get(key) ?? '']);
}

function packagesOf({ root, packages, builtins }: Closure): string {
  const installed = packages.filter((p) => p.folder !== root).map((p) => `${p.name}@${p.version}`);
  return [...installed, ...builtins].sort().join('\n');
}

function parsed(file: string, code: string): Tree {
  const result = parseSync(file, code, { preserveParens: false, ...(path.extname(file) === '.js' && { lang: 'jsx' as const }) });
  if (result.errors.some((e) => e.severity === 'Error')) throw new Problem({ code: 'SOURCE-UNREADABLE', severity: 'error', file, message: `${file} does not parse. Mend that, or compare what is built of it.` });
  return { code, program: result.program as Node };
}

function changeOf(group: readonly FileEdit[], read: (file: string) => string, file: string): SourceChange {
  const texts = group.map((edit) => ({ before: plain(read(edit.file).slice(edit.start, edit.end)), after: plain(edit.replacement) }));
  const [first] = group;
  const long = Math.max(sum(texts.map((t) => t.before.length)), sum(texts.map((t) => t.after.length)));
  return {
    file, line: first === undefined ? 1 : lineAt(read(first.file), first.start), before: texts.map((t) => t.before).join(' … '), after: texts.map((t) => t.after).join(' … '),
    small: long <= SMALL && !group.some((edit) => edit.imports) && sum(group.map(branchesApart)) <= 1,
  };
}

/** So many branches more or less: each of them may be a cause. */
function branchesApart({ before, after }: TreeEdit): number {
  return Math.abs(branchesIn(after) - branchesIn(before));
}

function branchesIn(nodes: readonly Node[]): number {
  let found = 0;
  for (const node of nodes) walk(node, (inner) => void (found += BRANCHES.has(inner.type) ? 1 : 0));
  return found;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
