import type { BehaviourQuestion, Question, QuestionVerdict, Row, SpecResult, VerifyResult } from '../model/verdict.js';
import { askedText } from '../value/case.js';
import { count, counted, percent, seconds } from './numbers.js';
import { dressedRows, type RowDress } from './rows.js';
import type { Style } from './style.js';
import { findingLines, searchSentences } from './summary.js';
import { wrap } from './width.js';

/** What `verify` found, for people: the verdict, what it rests on, the three questions, then rows. Ends with a line break. */
export function verifyTerminal(result: VerifyResult, style: Style): string {
  const lines = [
    ...headLines(result, style),
    ...result.findings.flatMap((f) => findingLines(f, style)),
    ...result.specs.flatMap((spec) => ['', ...specLines(spec, style)]),
    '', style.dim(`${counted(result.specs.length, 'spec')}; ${seconds(result.seconds)}`),
  ];
  return `${lines.join('\n')}\n`;
}

const NOT_ASKED = 'not asked';

function headLines({ verdict, rests, specs, reportsUntil, requirement }: VerifyResult, style: Style): string[] {
  const which = specs.length === 0 ? rests.requirements.length > 0 ? 'no spec is left to be judged' : `no spec's subject${verdict === 'notAsked' ? ', nor what it is judged by, has changed' : ' was judged'}` : specs.length === 1 ? specs[0]?.spec ?? '' : counted(specs.length, 'spec');
  const judged = requirement === null ? which : `${which}, ${requirement} alone`;
  const neutral = verdict === 'undecided' && reportsUntil !== null && !specs.some((s) => s.firstRun) ? ` (reported, and not counted, until ${reportsUntil})` : '';
  return [`${dressed(verdict, style)}: ${judged}${neutral}`, ...restsLines(rests, style)];
}

/** New decisions, moves and changed requirements come before all: the verdict is worth no more than they are. */
function restsLines({ decisions, requirements, moves }: VerifyResult['rests'], style: Style): string[] {
  const moving = new Set(moves.map((move) => move.decision));
  const ruling = decisions.filter((id) => !moving.has(id));
  const named = moves.map(({ from, to, decision }) => `${from} → ${to}${decision === null ? '' : `, by ${decision}`}`);
  const parts = [[ruling, 'new decision', ', '], [named, 'move', '; '], [requirements, 'changed requirement', ', ']] as const;
  const said = parts.flatMap(([list, what, between]) => (list.length === 0 ? [] : [`${counted(list.length, what)} (${list.join(between)})`]));
  return said.length === 0 ? [] : wrap(`rests on ${said.join(', ').replace(/\), (?=[^()]*\([^()]*\)$)/, ') and ')}`, style.width, '  ').map((line) => style.warn(line));
}

function specLines(spec: SpecResult, style: Style): string[] {
  const errors = spec.findings.filter((f) => f.severity === 'error');
  const others = spec.findings.filter((f) => f.severity !== 'error');
  const names = spec.candidate === '' ? '' : spec.prior === null ? `candidate ${spec.candidate}; no prior` : `prior ${spec.prior}${spec.prior === spec.candidate && spec.explored !== null ? ' as it was adopted' : ''}, candidate ${spec.candidate}`;
  return [
    `${dressed(spec.verdict, style)}  ${style.bold(spec.spec)}`,
    ...(names === '' ? [] : wrap(names, style.width - 2).map((line) => style.dim(`  ${line}`))),
    ...questionLines(spec, style),
    ...errors.flatMap((f) => findingLines(f, style)),
    '',
    ...dressedRows(spec.rows, dress(), style),
    ...worthLines(spec, style),
    ...(others.length === 0 ? [] : ['', ...others.flatMap((f) => findingLines(f, style))]),
  ];
}

function questionLines({ questions, explored, silent }: SpecResult, style: Style): string[] {
  const line = (name: string, { verdict, cases }: Question, more = ''): string => `  ${name.padEnd(10)} ${wordOf(verdict, style)}  ${style.dim(`${verdict === 'notAsked' ? 'no case' : counted(cases, 'case')}${more}`)}`;
  const unconfirmed = silent === 0 ? '' : `; ${count(silent)} that nobody has confirmed`;
  return [line('spec', questions.spec, unconfirmed), line('behaviour', questions.behaviour, questions.behaviour.verdict === 'notAsked' ? '' : behaviourMore(questions.behaviour, explored?.executions ?? 0)), line('surface', questions.surface)];
}

function behaviourMore({ heldOut }: BehaviourQuestion, executions: number): string {
  const parts = [...(executions > 0 ? [`${count(executions)} of them explored`] : []), heldOut.cases > 0 ? `${count(heldOut.cases)} held out${heldOut.sealed ? ', sealed' : ''}` : 'none held out'];
  return `: ${parts.join(', ')}`;
}

function dress(): RowDress<Row> {
  return {
    below: (row) => row.counts === 'reported',
    label: (row) => `${row.counts === 'unsafe' ? 'unsafe, ' : ''}${row.outcome}`,
    asked: (row) => (row.origin === 'surface' ? askedText(row) : null),
    with: (row) => [...(row.wantedBy === undefined ? [] : [`not the prior's but what was ruled: ${row.wantedBy}`]), ...row.joined.map(({ id, cause, count: cases }) => `with it ${id}: ${cause}, ${counted(cases, 'case')}`)],
    commands: (row) => [`replay: holdfast replay ${row.id}`, ...(row.counts === 'undecided' ? ruleLines(row) : ruledLines(row))],
  };
}

/** The command that decides a row; none where code or spec have to change. */
function ruleLines({ id, rulings, difference }: Row): readonly string[] {
  if (rulings.length === 0) return [];
  const more = rulings.includes('intended') ? ' [--requirement ID]' : rulings.join() === 'kept' ? ' --until DATE' : '';
  const renamed = rulings.includes('retired') ? [`or, where it has another name now: holdfast mv ${difference.operation} NEW`] : [];
  return [`decide: holdfast decide ${id} --as ${rulings.join('|')}${more} --why "…"`, ...renamed];
}

/** Where a ruling says that the prior is right, which one, and how it is taken back. */
function ruledLines({ decision }: Row): readonly string[] {
  return decision === null ? [] : [`mend the code, or take the ruling back: holdfast decide --undo ${decision} --why "…"`];
}

/** What the cases behind the second question are worth, and whether the run could have failed. */
function worthLines({ explored, planted, caught, freed, kept, seed, sandbox }: SpecResult, style: Style): string[] {
  const sentences = explored === null ? [] : [
    ...(explored.bound === null ? [] : [`none differed in ${counted(explored.bound.n, 'independent draw')} from ${explored.bound.source}: of such inputs at most ${percent(explored.bound.rate)} differ (3/n, 95 %)`]),
    ...searchSentences(explored.search),
  ];
  const [first] = kept;
  if (first !== undefined) sentences.push(`${counted(kept.length, 'known defect')} kept${kept.length === 1 ? '' : ', the first'} until ${first.expires} (${first.decision})`);
  if (freed > 0) sentences.push(`${counted(freed, 'pair')} differed only in what is unspecified, cannot be seen into, or is worded by the engine or named by tools`);
  if (sandbox !== null) sentences.push(`self-check: ${planted === 0 ? 'nothing planted' : `${count(caught)} of ${count(planted)} planted faults caught`}; seed ${seed}; sandbox: ${sandbox}`);
  return sentences.flatMap((sentence) => wrap(sentence, style.width, '  ')).map((line) => style.dim(line));
}

function dressed(verdict: QuestionVerdict, style: Style): string {
  const colour = { safe: style.good, unsafe: style.bad, undecided: style.warn, invalid: style.bad, notAsked: style.dim }[verdict];
  return colour(style.bold(verdict === 'notAsked' ? NOT_ASKED : verdict));
}

/** Padded before it is coloured, so that columns line up. */
function wordOf(verdict: QuestionVerdict, style: Style): string {
  const padded = (verdict === 'notAsked' ? NOT_ASKED : verdict).padEnd(9);
  return verdict === 'notAsked' ? style.dim(padded) : { safe: style.good, unsafe: style.bad, undecided: style.warn, invalid: style.bad }[verdict](padded);
}
