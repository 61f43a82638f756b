import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { moveOperation } from '../../src/ledger/move.js';
import { openLedger } from '../../src/ledger/open.js';
import { entryLine } from '../../src/ledger/text/entry.js';
import type { Decision } from '../../src/model/baseline.js';
import { ledgerStore } from '../../src/store/ledger-store.js';
import { decide, filesOf, git, holdfast, repository, temporaryFolder, tryGit, type Ran } from './kit.js';
import { residentDriver } from './resident-driver.js';

const HISTORIES = 400;
/** Of these git starts the command line itself, as it does for people; all others are merged by the same flow in this process. */
const BY_COMMAND = 40;

/**
 * What a branch has decided, kept apart from the code under test: pairs of decision and entry that were added, and that were revoked.
 * Merging is the union of both; an entry is accepted while a pair of it was added and not revoked.
 */
interface Branch {
  decisions: Map<string, Decision>;
  added: Set<string>;
  revoked: Set<string>;
}

const pair = (id: string, text: string): string => `${id}\t${text}`;
const textOf = (key: string): string => key.slice(key.indexOf('\t') + 1);
const caseOf = (text: string): string => text.slice(0, text.indexOf(' → '));

function livePairs({ added, revoked }: Branch): string[] {
  return [...added].filter((key) => !revoked.has(key));
}

function liveTexts(branch: Branch): string[] {
  return [...new Set(livePairs(branch).map(textOf))].toSorted((a, b) => {
    const [x, y] = [caseOf(a), caseOf(b)];
    const [p, q] = [x.split('(')[0]!, y.split('(')[0]!];
    return p === q ? (x < y ? -1 : 1) : p < q ? -1 : 1;
  });
}

function union(...branches: readonly Branch[]): Branch {
  return {
    decisions: new Map(branches.flatMap((b) => [...b.decisions])), added: new Set(branches.flatMap((b) => [...b.added])), revoked: new Set(branches.flatMap((b) => [...b.revoked])),
  };
}

function disagreements(branch: Branch): Map<string, string[]> {
  const byCase = new Map<string, string[]>();
  for (const text of liveTexts(branch)) byCase.set(caseOf(text), [...(byCase.get(caseOf(text)) ?? []), text]);
  return new Map([...byCase].filter(([, texts]) => texts.length > 1));
}

type Random = (below: number) => number;

function randomOf(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return (below) => (generator.next() >>> 0) % below;
}

const OPERATIONS = ['add', 'sum', 'total'];

/** One step of somebody's work, in place. */
function work(branch: Branch, random: Random, who: string): void {
  const live = liveTexts(branch);
  const by = { by: `${who} <${who}@example.org>`, why: `Reason ${random(1_000_000)}.`, date: `2026-11-${10 + random(20)}` };
  const any = live[random(live.length || 1)];
  const kind = random(10);
  if (kind < 4 || any === undefined) return record(branch, random, by);
  if (kind < 7) return change(branch, decide('intended', { add: [`${caseOf(any)} → ${random(4) + 10}`], revoke: [[any, holders(branch, any)]] }, by), [any], [`${caseOf(any)} → ${0}`]);
  if (kind < 8) return change(branch, decide('retired', { revoke: [[any, holders(branch, any)]] }, by), [any], []);
  return rename(branch, random, by);
}

function holders(branch: Branch, text: string): string[] {
  return livePairs(branch).filter((key) => textOf(key) === text).map((key) => key.slice(0, key.indexOf('\t')));
}

function record(branch: Branch, random: Random, by: Partial<Decision>): void {
  const known = new Set(liveTexts(branch).map(caseOf));
  const texts = new Map<string, string>();
  for (let i = 0; i <= random(3); i++) {
    const of = `${OPERATIONS[random(3)]!}(${random(6)})`;
    if (!known.has(of)) texts.set(of, `${of} → ${random(2)}`);
  }
  if (texts.size > 0) change(branch, decide('recorded', { add: [...texts.values()] }, by), [], [...texts.values()]);
}

function rename(branch: Branch, random: Random, { by, why, date }: { by: string; why: string; date: string }): void {
  const [from, to] = [OPERATIONS[random(3)]!, OPERATIONS[random(3)]!];
  const moving = liveTexts(branch).filter((text) => text.startsWith(`${from}(`));
  const renamed = moving.map((text) => to + text.slice(from.length));
  const there = new Map(liveTexts(branch).map((text) => [caseOf(text), text]));
  const possible = from !== to && moving.length > 0 && renamed.every((text) => (there.get(caseOf(text)) ?? text) === text);
  if (from === to) return;
  const moved = moveOperation(liveTexts(branch).map((text) => entryLine(text, 1)!), [...branch.decisions.values()], { spec: 'cart', from, to, by, why, date, file: 'cart.baseline' });
  expect(moved.ok).toBe(possible);
  if (moved.ok) change(branch, moved.decision, moving, renamed);
}

function change(branch: Branch, decision: Decision, gone: readonly string[], come: readonly string[]): void {
  const texts = come.length === decision.added.length && decision.kind !== 'intended' ? come : come.map((text) => `${caseOf(text)} → ${outcomeOf(decision, text)}`);
  for (const text of gone) for (const id of holders(branch, text)) branch.revoked.add(pair(id, text));
  for (const text of texts) branch.added.add(pair(decision.id, text));
  branch.decisions.set(decision.id, decision);
}

/** Of the outcomes that a ruling may have chosen, the one whose entry it names. */
function outcomeOf(decision: Decision, text: string): number {
  return [10, 11, 12, 13].find((n) => decide('recorded', { add: [`${caseOf(text)} → ${n}`] }).added[0]!.entry === decision.added[0]!.entry)!;
}

function copy(branch: Branch): Branch {
  return union(branch);
}

/** One line of work as commits of a fast-import stream; gives the branch at its end. */
function grow(stream: string[], ref: string, from: { branch: Branch; parent: string | null }, random: Random): Branch {
  const branch = copy(from.branch);
  for (let i = 0, steps = 1 + random(3); i < steps; i++) {
    work(branch, random, ref.split('/').at(-1)!);
    const files = { '.gitattributes': '*.baseline text eol=lf merge=holdfast\n', ...(branch.decisions.size === 0 ? {} : filesOf([...branch.decisions.values()], liveTexts(branch))) };
    stream.push(`commit refs/heads/${ref}\ncommitter A <a@example.org> ${1_700_000_000 + i} +0000\ndata 4\nstep\n${i === 0 && from.parent !== null ? `from refs/heads/${from.parent}\n` : ''}deleteall\n`);
    for (const [name, text] of Object.entries(files)) stream.push(`M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  }
  return branch;
}

interface History {
  readonly name: string;
  readonly branches: readonly Branch[];
}

const folder = repository('histories');
const aside = temporaryFolder('driver');

function importAll(): readonly History[] {
  const stream: string[] = [];
  const histories = Array.from({ length: HISTORIES }, (_, seed): History => {
    const random = randomOf(seed + 1);
    const name = `h${seed}`;
    const base = grow(stream, `${name}/base`, { branch: { decisions: new Map(), added: new Set(), revoked: new Set() }, parent: null }, random);
    const others = Array.from({ length: seed % 8 === 0 ? 3 : 2 }, (_, i) => grow(stream, `${name}/b${i}`, { branch: base, parent: `${name}/base` }, random));
    return { name, branches: others };
  });
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: stream.join('') });
  return histories;
}

function treeTexts(): string[] {
  return readFileSync(path.join(folder, 'cart.baseline'), 'utf8').split('\n').filter((line) => line.includes(' → '));
}

test(`${HISTORIES} histories merge by themselves, or name the two decisions that disagree, and lose nothing`, { timeout: 600_000 }, async () => {
  const seen = { mechanical: 0, conflicts: 0, taken: 0, unasked: 0 };
  let mergeBranch = async (branch: string): Promise<Ran> => tryGit(folder, 'merge', '--quiet', '--no-edit', branch);
  for (const [number, { name, branches }] of importAll().entries()) {
    if (number === BY_COMMAND) mergeBranch = residentDriver(folder, aside);
    git(folder, 'checkout', '--quiet', '--force', '--detach', `${name}/b0`);
    let state = branches[0]!;
    for (const [i, other] of branches.entries()) {
      if (i === 0) continue;
      state = union(state, other);
      const conflicts = disagreements(state);
      let { code, stdout, stderr } = await mergeBranch(`${name}/b${i}`);
      if (code === 0 && state.decisions.size > 0 && treeTexts().join() !== liveTexts(state).join()) {
        // One side has the base's text by way of other decisions, so git did not ask us: what it left is found, and merged when asked.
        expect((await open()).findings.map((finding) => finding.code), name).toContain(conflicts.size > 0 ? 'LEDGER-CONFLICT' : 'BASELINE-ENTRY-MISSING');
        ({ code, stdout, stderr } = holdfast(folder, 'merge'));
        seen.unasked++;
      }
      const said = stdout + stderr;
      expect(treeTexts().toSorted(), `${name}: ${said}`).toEqual(liveTexts(state).toSorted());
      expect(code, `${name}: ${said}`).toBe(conflicts.size > 0 ? 1 : 0);
      for (const [of, texts] of conflicts) for (const text of texts) expect(holders(state, text).some((id) => said.includes(id)), `${name}: ${of}: ${said}`).toBe(true);
      if (conflicts.size > 0) {
        seen.conflicts++;
        if (seen.taken < 6) await settle(state, conflicts, seen);
        git(folder, 'reset', '--quiet', '--hard');
        break;
      }
      seen.mechanical++;
      expect(treeTexts(), name).toEqual(liveTexts(state));
      if (state.decisions.size > 0) expect((await open()).findings, name).toEqual([]);
    }
  }
  expect(seen.mechanical).toBeGreaterThan(HISTORIES / 2);
  expect(seen.conflicts).toBeGreaterThan(HISTORIES / 10);
  expect(seen.taken).toBe(6);
  expect(seen.unasked).toBeLessThan(HISTORIES / 20);
});

async function open(): Promise<ReturnType<typeof openLedger>> {
  return openLedger(await ledgerStore().read(folder, 'cart'), { folder, spec: 'cart', shown: '' });
}

/** A person takes one decision after another until none disagree. */
async function settle(state: Branch, conflicts: ReadonlyMap<string, readonly string[]>, seen: { taken: number }): Promise<void> {
  const kept: string[] = [];
  for (const texts of conflicts.values()) {
    const [winner] = holders(state, texts[0]!);
    const before = (await open()).checked.ledger.conflicts.length;
    if (before === 0) break;
    const ran = holdfast(folder, 'merge', '--take', winner!, '--why', 'agreed');
    if (ran.stderr.includes('disagrees with no other')) continue;
    expect([0, 1], ran.stderr).toContain(ran.code);
    kept.push(texts[0]!);
  }
  const after = await open();
  expect(after.findings).toEqual([]);
  expect(treeTexts()).toEqual(expect.arrayContaining(kept));
  expect(git(folder, 'ls-files', '--unmerged')).toBe('');
  expect(readdirSync(path.join(folder, 'decisions')).some((file) => file.includes('-take-'))).toBe(true);
  seen.taken++;
}
