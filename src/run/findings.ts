import { firstDifference } from '../compare/differences.js';
import { compileFreedoms } from '../compare/erase.js';
import { freedomLine } from '../gate/freedom-line.js';
import type { Case } from '../model/case.js';
import type { Freedom } from '../model/difference.js';
import type { Finding } from '../model/finding.js';
import type { RefusedReply } from '../model/protocol.js';
import { caseText } from '../value/case.js';
import type { CompareSettings } from './compare-options.js';
import type { Crosschecked } from './crosscheck.js';
import type { Wavering } from './judge.js';
import { unseenFields } from './fields-unseen.js';
import { leftOverFindings } from './left-over.js';
import { listed, MOST_NAMED } from './listed.js';
import { noticedFindings } from './noticed.js';
import type { SelfCheck } from './plant.js';
import type { Sides } from './sides.js';
import type { Hunt } from './tally.js';
import type { Contract } from './where.js';

/** What a run has to tell besides its rows. */
export function runFindings(settings: CompareSettings, seen: { hunt: Hunt; crosschecked: Crosschecked | null; check: SelfCheck; historical: readonly Case[]; sides: Sides; contract: Contract }): readonly Finding[] {
  const { hunt, crosschecked, check, historical, sides, contract } = seen;
  return [
    ...endedEarly(settings, hunt),
    ...refusesAll(settings, hunt, contract),
    ...couldNotRun(hunt),
    ...fewCases(settings, hunt),
    ...unseen(hunt),
    ...missed(check),
    ...wavers(hunt, settings.freedoms),
    ...history(historical),
    ...crosschecked === null ? [] : noticed(settings, crosschecked),
    ...written(settings.prior, sides.prior.wrote),
    ...written(settings.candidate, sides.candidate.wrote),
    ...refused(settings.prior, sides.prior.refused()),
    ...refused(settings.candidate, sides.candidate.refused()),
    ...leftOverFindings({ name: settings.prior, left: sides.prior.left() }, { name: settings.candidate, left: sides.candidate.left() }),
    ...unseenFields([sides.prior.unseen(), sides.candidate.unseen()]),
  ];
}

/** Of a search outside the declared types, what the one within them does not tell. */
export function outsideFindings({ freedoms }: CompareSettings, { hunt, check, historical }: { hunt: Hunt; check: SelfCheck; historical: readonly Case[] }): readonly Finding[] {
  return [...couldNotRun(hunt), ...missed(check), ...wavers(hunt, freedoms), ...history(historical)];
}

function endedEarly(settings: CompareSettings, hunt: Hunt): Finding[] {
  if (!settings.stop.aborted) return [];
  return [{ code: 'INTERRUPTED', severity: 'warning', message: `The search was ended after ${hunt.executions} executions: there may be more causes, and witnesses may be larger than need be. Let it run to its end for the whole picture.` }];
}

function refusesAll(settings: CompareSettings, hunt: Hunt, contract: Contract): Finding[] {
  if (settings.where === null || hunt.executions > 0 || hunt.proposed === 0) return [];
  const failed = contract.failed();
  const how = failed === null ? 'was false on all' : `was false, or did not return (${clip(failed)}), on all`;
  return [{ code: 'WHERE-REFUSES-ALL', severity: 'error', message: `--where ${JSON.stringify(settings.where)} ${how} of ${hunt.proposed} inputs, so nothing was compared. Widen it, or give inputs that it takes with --examples FILE.` }];
}

function couldNotRun(hunt: Hunt): Finding[] {
  const first = hunt.couldNotRun[0];
  if (first === undefined) return [];
  const text = first.prior.kind === 'couldNotRun' ? first.prior.text : first.candidate.text;
  return [{ code: 'INTERNAL', severity: 'error', message: `${hunt.couldNotRun.length} cases could not be run, ${caseText(first.case)} first: ${text}. This is a fault of Holdfast's or of this machine, so the run says nothing.` }];
}

/** Fewer cases of an operation are a search that hardly began. */
const FEW = 30;

/** What is slow, or hangs, in a search by time: to find nothing in so few cases says little, and nothing where neither side answered any. */
function fewCases({ limit, stop, where }: CompareSettings, { byOperation, unanswered, seconds, executions, proposed }: Hunt): Finding[] {
  if (!('seconds' in limit) || stop.aborted) return [];
  if (executions === 0 && where === null && proposed > 0) {
    return [{ code: 'FEW-CASES', severity: 'error', message: `In ${seconds.toFixed(1)} s neither side answered any of ${proposed} cases: nothing was compared. Give it more time, as in --budget ${Math.ceil(limit.seconds * 12)}, or smaller inputs with --signature or --where.` }];
  }
  const few = [...byOperation].filter(([operation, cases]) => cases < FEW || unanswered.get(operation) === cases);
  if (few.length === 0) return [];
  const none = few.reduce((sum, [operation]) => sum + (unanswered.get(operation) ?? 0), 0);
  const [first, ...others] = few.map(([operation, cases]) => `${cases} case${cases === 1 ? '' : 's'} of ${operation}`);
  const named = [first, ...others.slice(0, MOST_NAMED), ...(others.length > MOST_NAMED ? [`${others.length - MOST_NAMED} more operations`] : [])].join(', ');
  const answered = none === 0 ? '' : ` In ${none} of them neither side answered: it hung, or its process ended.`;
  return [{
    code: 'FEW-CASES', severity: none === executions ? 'error' : 'warning',
    message: `Only ${named} ran in ${seconds.toFixed(1)} s (${(seconds / executions).toFixed(2)} s a case): what was not found in them may well be there.${answered} Give it more time, as in --budget ${Math.ceil(limit.seconds * 12)}, or smaller inputs with --signature or --where.`,
  }];
}

/** From this share of what an operation returns on, what it does is not seen. */
const MOSTLY = 0.5;

/** Operations that answer with closures: to find no difference there says nothing. */
function unseen({ answers, executions }: Hunt): Finding[] {
  const nothing = [...answers.values()].reduce((sum, a) => sum + a.unseen, 0) === executions;
  const opaque = [...answers].filter(([, a]) => a.unseen > MOSTLY * a.cases);
  const [first] = opaque;
  if (first === undefined) return [];
  const told = opaque.map(([operation, { cases, unseen, what }], i) => `${operation} ${i === 0 ? 'returned ' : ''}${what} in ${unseen} of the ${cases} cases in which it returned`);
  return [{
    code: 'ANSWER-OPAQUE', severity: nothing ? 'error' : 'warning',
    message: `${listed(told)}: what cannot be seen into was not compared. Compare what comes of it: write a module for each side that asks it something, as in export const run = (...args) => ${first[0]}(...args).has("input").`,
  }];
}

function missed(check: SelfCheck): Finding[] {
  if (check.missed.length === 0) return [];
  return [{ code: 'SELF-CHECK-FAILED', severity: 'error', message: `Planted on purpose and not caught: ${check.missed.join(', ')}. The run cannot be trusted; look at what --unspecified leaves free, or report it.` }];
}

function wavers({ wavering, byOperation }: Hunt, freedoms: readonly Freedom[]): Finding[] {
  const firsts = new Map<string, Wavering>();
  for (const w of wavering) if (!firsts.has(w.case.operation)) firsts.set(w.case.operation, w);
  const [first] = firsts.values();
  if (first === undefined) return [];
  const names = [...firsts.keys()];
  const [one, other] = apart(first.answers[0].text, first.answers[1].text);
  const example = `${clip(caseText(first.case), LONG_CASE)} gave ${one}, then ${other}`;
  const state = byOperation.size > 1 ? ` If other operations set what ${names.length === 1 ? 'it answers' : 'they answer'} by, compare ${names.length === 1 ? 'it' : 'each'} alone, with --export.` : '';
  return [{
    code: 'NOISY', severity: 'warning',
    message: `${listed(names)} ${names.length === 1 ? 'answers' : 'answer'} differently when asked again (${first.side}): ${example}. Such cases are left out. If a part of the answer depends on time or chance, say so with --unspecified, as in --unspecified '${placeOf(first, freedoms) ?? 'result.id'}'.${state}`,
  }];
}

/** Where two answers of one side part: what varies and is not free yet, as a line of `--unspecified`; null where that would be the whole answer. */
function placeOf({ case: of, answers: [prior, candidate] }: Wavering, freedoms: readonly Freedom[]): string | null {
  const found = firstDifference({ case: of, prior, candidate }, compileFreedoms(freedoms));
  const line = found === null ? null : freedomLine(found);
  return found === null || line === null || line.includes('#') ? null : line.slice(found.operation.length + 2);
}

/** Two texts, each from shortly before the place where they part. */
function apart(one: string, other: string): readonly [string, string] {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const from = at < 60 ? 0 : at - 20;
  return [one, other].map((text) => (from === 0 ? '' : '…') + clip(text.slice(from))) as [string, string];
}

function history(cases: readonly Case[]): Finding[] {
  const first = cases[0];
  if (first === undefined) return [];
  return [{ code: 'HISTORY-DEPENDENT', severity: 'warning', message: `${clip(caseText(first), LONG_CASE)} differs only after other calls ran in the same process, and is the same in a fresh one${cases.length > 1 ? ` (and ${cases.length - 1} more cases)` : ''}: a side keeps state between calls. Such cases are no rows.` }];
}

/** The other side does nothing of the kind. */
function noticed({ prior, candidate }: CompareSettings, crosschecked: Crosschecked): readonly Finding[] {
  const meaning = 'The other side does not. Code that can know that it is watched may behave otherwise elsewhere: look at what reads its own source there. From then on nothing was counted.';
  return noticedFindings(crosschecked, { prior: { name: prior, severity: 'warning', meaning }, candidate: { name: candidate, severity: 'warning', meaning } });
}

function written(name: string, wrote: string): Finding[] {
  if (wrote === '') return [];
  return [{ code: 'WRITES-ON-IMPORT', severity: 'warning', message: `${name} writes to the terminal while it is imported: ${JSON.stringify(clip(wrote))}. It was kept out of the observations.` }];
}

function refused(name: string, replies: readonly RefusedReply[]): Finding[] {
  return replies.slice(0, 5).map((r): Finding => {
    const what = { read: 'read', write: 'write', spawn: 'start a process', connect: 'connect', worker: 'start a worker', addon: 'load an addon' }[r.kind];
    const remedy = r.kind === 'read' ? 'Only its own sources and packages can be read.' : `If it may, say --allow ${r.kind}${r.kind === 'write' ? '=FOLDER' : ''}.`;
    return { code: 'ACCESS-REFUSED', severity: 'warning', message: `${name} wanted to ${what}${r.resource === '' ? '' : ` (${r.resource})`} and was refused. ${remedy}` };
  });
}

/** Of a session with many steps its beginning says enough. */
const LONG_CASE = 160;

function clip(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most - 3)}…` : text;
}
