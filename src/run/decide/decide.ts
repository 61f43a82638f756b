import path from 'node:path';
import { commonOf } from '../../compare/symptom.js';
import { causeOf } from '../../compare/title.js';
import { freedomLine } from '../../gate/freedom-line.js';
import { plain } from '../../gate/given.js';
import { regionText } from '../../gate/region.js';
import { freshDecision } from '../../ledger/fresh-decision.js';
import { revocationsOf } from '../../ledger/live.js';
import { amendments } from '../../ledger/open.js';
import { entryText } from '../../ledger/text/entry.js';
import { entryHash } from '../../ledger/text/hash.js';
import type { FileChange } from '../../model/baseline.js';
import type { DecideResult } from '../../model/decide.js';
import type { Row, Told } from '../../model/verdict.js';
import type { Case } from '../../model/case.js';
import type { Spec } from '../../model/spec.js';
import { casesBlock, insertBlock, replaceLine, staleExample, unspecifiedBlock } from '../../spec/insert-block.js';
import { readSpec } from '../../spec/read-spec.js';
import { askedText, caseId } from '../../value/case.js';
import { withBench, type Bench } from '../verify/bench.js';
import { placeOf } from '../verify/place.js';
import { completeVerifyOptions } from '../verify/settings.js';
import { amend } from '../ledger/amend.js';
import type { World } from '../world.js';
import { adopt } from './adopt.js';
import { cases, readable, resultOf } from './common.js';
import { effectOf, type Effect, type RuledRow } from './effect.js';
import { meantRequirement, type Meant } from './meant-requirement.js';
import { retiredCovers, retiredRow } from './retire.js';
import { coversFor, covered, pendingRow, refused, recordedNow, refuseUnfit, refuseUnsettled, settlement, siblingsOf, supersededRulings } from './rule.js';
import { completeDecideOptions, RULINGS, type DecideOptions, type DecideSettings } from './settings.js';
import { undo } from './undo.js';

type RuleSettings = Extract<DecideSettings, { what: 'rule' }>;

/** Keeps a ruling: spec, baseline and ledger change together or not at all. */
export async function decide(options: DecideOptions, world: World): Promise<DecideResult> {
  const settings = completeDecideOptions(options, world.today());
  if (settings.what === 'adopt') return adopt(settings, world);
  if (settings.what === 'undo') return undo(settings, world);
  const { row, candidate, implementation } = await pendingRow(world, settings.row);
  const loaded = await readable(world, row.spec);
  const verifying = completeVerifyOptions({ specs: [row.spec], candidate, explore: false, specOnly: true, signal: settings.signal });
  return withBench(world, verifying, loaded, (bench) => {
    const now = bench.subjects.candidateImplementation?.hash ?? '';
    if (now !== implementation) throw refused(`${candidate} is another one than that which ${row.id} shows: it has changed since. Run holdfast verify ${row.spec} again, and rule on what it shows then.`);
    return rule(bench, settings, row);
  });
}

async function rule(bench: Bench, said: RuleSettings, row: Row): Promise<DecideResult> {
  const { world, loaded } = bench;
  refuseUnfit(said.as, row);
  const meant = meantFor(said, row, loaded.spec);
  const settings = { ...said, requirement: meant?.requirement ?? said.requirement };
  const isRetired = settings.as === 'retired';
  const recordedOf = await recordedNow(bench);
  const ruled = isRetired ? await retiredRow(bench, row) : { row, recorded: recordedOf([row]) };
  const others = await othersOf(world, row);
  const covers = isRetired ? retiredCovers(bench, row) : coversFor(settings.as, bench, ruled, others);
  const isSettled = settlement(covers, { as: settings.as, requirement: requirementOf(settings, row), row }, bench);
  if (settings.as === 'intended') refuseUnsettled(row, isSettled, { others, freedoms: bench.plan.freedoms });
  const recorded = ruled.recorded.filter(isSettled);
  const settled = { row, recorded, left: ruled.recorded.length - recorded.length };
  const siblings = siblingsOf(covers, { as: settings.as, row, others, freedoms: bench.plan.freedoms });
  // The record says the same of all that the ruling settles: what it left as it was would have drifted once the candidate is adopted.
  const beside = isRetired ? [] : recordedOf(siblings).filter((one) => isSettled(one) && !recorded.includes(one));
  const effect = effectOf(settings.as, { row, recorded: [...recorded, ...beside] }, covers);
  const place = placeOf(world, loaded.file);
  const by = await world.history.user() ?? 'unknown';
  return amend(world, place, world.sha256, async (open) => {
    const texts = effect.added.map(entryText);
    const superseded = supersededRulings(open.decisions, row, bench);
    const decision = freshDecision({
      spec: place.spec, kind: settings.as, date: world.today(), by, why: settings.why, requirement: requirementOf(settings, row), expires: settings.until,
      rests: { implementation: bench.subjects.candidateImplementation?.hash ?? '', name: bench.subjects.candidateName, environment: world.environment },
      added: effect.added.map((e, i) => ({ case: caseId(e.case), entry: entryHash(texts[i] as string, world.sha256) })),
      revoked: revocationsOf(new Set(effect.revoked.map((e) => caseId(e.case))), open.checked.ledger), covers: effect.covers, moved: null, withdraws: superseded,
    }, `${settings.as} ${row.cause}`, { open, sha256: world.sha256 });
    const files = [...amendments(open, [decision], texts, world.sha256), ...await specChange(bench, settings, effect, row.witness.case)];
    const plan = [
      `${decision.id}: ${RULINGS[settings.as]}`, ...(meant === null ? [] : [`belongs to ${meant.requirement}, which ${meant.why}`]), ...superseded.map((id) => `takes the place of ${id}`),
      ...siblings.map((other) => `settles row ${other.id} too, the same change where it is ${other.outcome}: ${askedText(other)}`), ...planLines(effect, settled, settings), ...unheard(bench, settings, effect),
    ];
    return { files: settings.dryRun ? [] : files, result: resultOf(world, decision, plan, { files, done: !settings.dryRun }) };
  });
}

/** Of a ruling that writes into the spec, and of which nobody says where; null where somebody does, or nothing is written. */
function meantFor({ as, requirement }: RuleSettings, row: Row, spec: Spec): Meant | null {
  const writes = as === 'intended' || (as === 'unspecified' && row.origin !== 'surface' && freedomLine(row.difference) !== null);
  if (!writes || requirement !== null) return null;
  if (row.requirement !== null) return { requirement: row.requirement, why: 'the row is about' };
  return meantRequirement(spec, { row: row.id, as, operation: row.difference.operation, witness: row.witness.case });
}

/** A violation is kept of the requirement that is violated, and of no other. */
function requirementOf({ as, requirement }: RuleSettings, row: Row): string | null {
  return as === 'kept' ? row.requirement ?? requirement : requirement ?? row.requirement;
}

interface SettledRow extends RuledRow {
  /** Recorded cases of the row that differ in more than the ruling is about. */
  readonly left: number;
}

function planLines(effect: Effect, ruled: SettledRow, { as, requirement, until }: RuleSettings): readonly string[] {
  return [
    ...(effect.revoked.length > 0 ? [`takes ${cases(effect.revoked.length)} out of the baseline`] : []),
    ...(effect.added.length > 0 ? [`adds ${cases(effect.added.length)} to the baseline`] : []),
    ...coverLines(effect, ruled),
    ...(effect.freedom === null ? [] : [`the spec says under ${requirement ?? 'the requirement'}: ts unspecified ${effect.freedom}`]),
    ...(as === 'unspecified' && effect.freedom === null ? ['the spec stays as it is: no line of ts unspecified frees this and no more'] : []),
    ...effect.examples.map((e) => `the spec says under ${requirement ?? 'the requirement'}: ${e.replaceAll('\n', '; ')}`),
    ...(until === null ? [] : [`ends on ${until}`]),
  ];
}

/** What it covers and what it does not: a pair is settled only where all that differs in it is covered by some ruling. */
function coverLines({ covers }: Effect, ruled: SettledRow): readonly string[] {
  const { row } = ruled;
  const hit = covered(covers, ruled);
  const [first, ...others] = covers;
  if (first === undefined) return [];
  const alike = row.outcome === 'conflict' ? `violates ${row.requirement ?? 'the spec'}` : 'differs';
  const given = first.candidate.startsWith('returned ') ? ` (${first.candidate})` : '';
  const times = ({ seen }: Told): string => `in ${new Set(seen.map(([at]) => at)).size} of ${row.cases.length} cases seen`;
  const said = ({ difference }: Told): string => `${difference.operation}: ${causeOf(commonOf([plain(difference)]) ?? difference)}`;
  if (row.origin === 'surface') return [`covers that ${row.difference.operation} ${row.cause}`, ...others.map(({ operation }) => `covers that ${operation} is too`)];
  const left = ruled.left === 0 ? [] : [`leaves ${cases(ruled.left)} of this row open, which differ in more`];
  return [
    `covers ${hit.recorded} recorded and ${hit.explored} explored cases of this row, and what ${alike} in the same way${given} where ${regionText(first.region)}`,
    ...others.flatMap((cover, i) => {
      const told = row.told[i + 1];
      return told === undefined ? [] : [`covers with it, ${times(told)}: ${said(told)}, where ${regionText(cover.region)}`];
    }),
    ...left,
    ...row.besides.map((told) => `does not cover, ${times(told)}: ${said(told)}`),
  ];
}

/** A promise under what nobody has confirmed holds nobody to it. */
function unheard({ loaded }: Bench, { requirement }: RuleSettings, { freedom, examples }: Effect): readonly string[] {
  const status = loaded.spec.requirements.find((r) => r.id === requirement)?.status;
  if (status === undefined || status === 'confirmed' || freedom !== null || examples.length === 0) return [];
  return [`${requirement ?? ''} is [${status}], so the spec holds nobody to it: take [${status}] off when it is right`];
}

/** The spec with what the ruling says in it; no other byte changes, and what is added must be read back as it was meant. */
async function specChange({ world, loaded }: Bench, { requirement }: RuleSettings, { freedom, examples }: Effect, witness: Case): Promise<readonly FileChange[]> {
  if (freedom === null && examples.length === 0) return [];
  if (loaded.spec.dialect !== 'holdfast') throw refused(`The ruling would write into ${loaded.file}, which is no spec of Holdfast's own format but ${loaded.spec.dialect}. Change it yourself, in its own words, and verify again.`);
  const found = loaded.spec.requirements.find((r) => r.id === requirement);
  if (found === undefined) throw refused(`${requirement === null ? 'Name the requirement that says it, with --requirement' : `There is no requirement ${requirement} in ${loaded.file}`}. There are ${loaded.spec.requirements.map((r) => r.id).slice(0, 10).join(', ')}.`);
  const text = await world.tree.read(loaded.file) ?? '';
  const stale = freedom === null && examples[0]?.includes('\n') === false ? staleExample(text, found, witness) : null;
  const edited = stale === null ? insertBlock(text, found, freedom === null ? casesBlock(examples) : unspecifiedBlock([freedom])) : replaceLine(text, stale, examples[0] as string);
  const read = readSpec(edited, { file: loaded.file });
  const after = read.requirements.find((r) => r.id === requirement);
  const said = (after?.checks.length ?? 0) + (after?.freedoms.length ?? 0) === found.checks.length + found.freedoms.length + (stale === null ? 1 : 0);
  if (!said || read.findings.some((f) => f.severity === 'error')) throw refused(`What the ruling would write under ${found.id} of ${loaded.file} cannot be read back: ${read.findings[0]?.message ?? 'it is not read as a check'}. Write it into the spec yourself, and rule again.`);
  return [{ path: path.join(world.workingFolder, loaded.file), text: edited }];
}

/** Other rows of the same run. */
async function othersOf(world: World, row: Row): Promise<readonly Row[]> {
  return (await world.pending.list()).map((p) => (p as { row: Row }).row).filter((other) => other.spec === row.spec && other.id !== row.id);
}
