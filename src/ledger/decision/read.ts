import type { Cover, Decision, DecisionKind, Move } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import { portableSha256 } from '../text/hash.js';
import type { Sha256 } from '../text/hash.js';
import { readFrontMatter, UnreadableText } from './front-matter.js';
import type { Field } from './front-matter.js';
import { decisionHash, idParts } from './identity.js';
import type { IdParts } from './identity.js';
import { readLedgerLines } from './lines.js';

/** A decision's file. */
export interface DecisionFile {
  /** Path as findings show it; the file's name is the decision's id and `.md`. */
  readonly file: string;
  readonly text: string;
  /** Of the `.list` of the same name; null where there is none. */
  readonly list: string | null;
}

/** A decision that was edited is read and has a finding; one that cannot be read is null. */
export interface ReadDecision {
  readonly decision: Decision | null;
  readonly findings: readonly Finding[];
}

const KINDS: Readonly<Record<DecisionKind, true>> = { recorded: true, regression: true, repair: true, intended: true, unspecified: true, kept: true, adopted: true, retired: true, environment: true, moved: true };
const KEYS: ReadonlySet<string> = new Set(['holdfast', 'spec', 'kind', 'date', 'by', 'requirement', 'expires', 'implementation', 'name', 'environment', 'moves', 'from', 'to', 'withdraws', 'covers']);

/** Reads one decision and holds it against the hash in its name. Never throws. */
export function readDecision(file: DecisionFile, sha256: Sha256 = portableSha256): ReadDecision {
  const id = file.file.replace(/^.*[/\\]/, '').replace(/\.md$/, '');
  const parts = idParts(id);
  if (parts === null) return unreadable(file.file, 1, 'its name is not <date>-<words>-<8 hex digits>.md');
  try {
    const decision = readText(file, id, parts);
    const hash = decisionHash({ ...decision, slug: parts.slug }, sha256);
    if (hash === parts.hash && decision.date === parts.date) return { decision, findings: [] };
    return { decision, findings: [{ code: 'DECISION-EDITED', severity: 'error', file: file.file, line: 1, message: `The decision ${id} does not say what it said when it was made: its name ends in ${parts.hash}, and what it says now has the hash ${hash}. Restore ${file.file} from git (and its .list, if it has one); to rule differently, make a new decision.` }] };
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    return unreadable(file.file, error.line, error.message);
  }
}

function unreadable(file: string, line: number, what: string): ReadDecision {
  return { decision: null, findings: [{ code: 'DECISION-UNREADABLE', severity: 'error', file, line, message: `${file}:${line} cannot be read as a decision: ${what}. Restore the file from git.` }] };
}

function readText(file: DecisionFile, id: string, parts: IdParts): Decision {
  const { fields, body, bodyLine } = readFrontMatter(linesOf(file.text));
  const unknown = [...fields.keys()].find((key) => !KEYS.has(key));
  if (unknown !== undefined) throw new UnreadableText(`"${unknown}" is nothing that a decision says`, 1);
  const fence = body.lastIndexOf('```ledger');
  const end = body.indexOf('```', fence + 1);
  if (fence < 0 || end < 0) throw new UnreadableText('the block ```ledger with what it adds and revokes is missing', bodyLine);
  if (body.slice(end + 1).some((line) => line.trim() !== '')) throw new UnreadableText('something stands behind its last block', bodyLine + end + 1);
  if (text(fields, 'holdfast') !== '1') throw new UnreadableText(`its format is version ${text(fields, 'holdfast')}, and this Holdfast reads version 1`, 2);
  const kind = text(fields, 'kind');
  if (!Object.hasOwn(KINDS, kind)) throw new UnreadableText(`"${kind}" is no kind of decision; there are ${Object.keys(KINDS).join(', ')}`, 1);
  return {
    id, spec: text(fields, 'spec'), kind: kind as DecisionKind, date: text(fields, 'date'), by: text(fields, 'by'), why: body.slice(0, fence).join('\n').trim(),
    requirement: maybe(fields, 'requirement'), expires: maybe(fields, 'expires'),
    rests: { implementation: text(fields, 'implementation'), name: text(fields, 'name'), environment: text(fields, 'environment') },
    moved: moveOf(fields), withdraws: list(fields, 'withdraws'), covers: list(fields, 'covers').map(coverOf),
    ...linesIn(body.slice(fence + 1, end), bodyLine + fence + 1, { file, name: `${parts.date}-${parts.slug}-${parts.hash}.list` }),
  };
}

function linesIn(lines: readonly string[], first: number, { file, name }: { file: DecisionFile; name: string }): Pick<Decision, 'added' | 'revoked'> {
  const listed = /^\* (\d+) lines in (\S+)$/.exec(lines[0] ?? '');
  if (listed === null) return readLedgerLines(lines, first);
  if (file.list === null || listed[2] !== name || lines.length > 1) throw new UnreadableText(`it says that its lines stand in ${listed[2]!}, which is not there`, first);
  const [, ...rest] = linesOf(file.list);
  if (rest.pop() !== '' || rest.length !== Number(listed[1])) throw new UnreadableText(`${name} has ${rest.length} whole lines and should have ${listed[1]!}`, first);
  return readLedgerLines(rest, 2);
}

function linesOf(text: string): string[] {
  return (text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text).split('\n');
}

type Fields = ReadonlyMap<string, Field>;

function text(fields: Fields, key: string): string {
  const found = fields.get(key);
  if (typeof found === 'string') return found;
  throw new UnreadableText(`"${key}" is missing`, 1);
}

function maybe(fields: Fields, key: string): string | null {
  return fields.has(key) ? text(fields, key) : null;
}

function list(fields: Fields, key: string): readonly string[] {
  const found = fields.get(key) ?? [];
  if (typeof found === 'string') throw new UnreadableText(`"${key}" is a list`, 1);
  return found;
}

function moveOf(fields: Fields): Move | null {
  const what = maybe(fields, 'moves');
  if (what === null) return null;
  if (what !== 'operation' && what !== 'spec') throw new UnreadableText(`"moves: ${what}" is neither operation nor spec`, 1);
  return { what, from: text(fields, 'from'), to: text(fields, 'to') };
}

function coverOf(said: string): Cover {
  const items = jsonOf(said);
  if (!Array.isArray(items) || items.length !== 6 || !items.every((item) => typeof item === 'string')) throw new UnreadableText(`this is not what a ruling covers: ${said.slice(0, 60)}`, 1);
  const [operation, path, change, prior, candidate, region] = items as [string, string, string, string, string, string];
  return { operation, path, change, prior, candidate, region };
}

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}
