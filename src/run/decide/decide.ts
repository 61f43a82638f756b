import path from 'node:path';
import { freshDecision } from '../../ledger/fresh-decision.js';
import { revocationsOf } from '../../ledger/live.js';
import { amendments } from '../../ledger/open.js';
import { entryText } from '../../ledger/text/entry.js';
import { entryHash } from '../../ledger/text/hash.js';
import type { FileChange } from '../../model/baseline.js';
import type { DecideResult } from '../../model/decide.js';
import type { Row } from '../../model/verdict.js';
import type { Case } from '../../model/case.js';
import { casesBlock, insertBlock, replaceLine, staleExample, unspecifiedBlock } from '../../spec/insert-block.js';
import { readSpec } from '../../spec/read-spec.js';
import { caseId, caseText } from '../../value/case.js';
import { withBench, type Bench } from '../verify/bench.js';
import { placeOf } from '../verify/place.js';
import { completeVerifyOptions } from '../verify/settings.js';
import { amend } from '../ledger/amend.js';
import type { World } from '../world.js';
import { adopt } from './adopt.js';
import { cases, readable, resultOf } from './common.js';
import { effectOf, type Effect, type RuledRow } from './effect.js';
import { coverFor, covered, pendingRow, refused, refuseUnfit, ruledRow, siblingsOf, supersededRulings } from './rule.js';
import { completeDecideOptions, RULINGS, type DecideOptions, type DecideSettings } from './settings.js';
import { undo } from './undo.js';

type RuleSettings = Extract<DecideSettings, { what: 'rule' }>;

/** Keeps a ruling: spec, baseline and ledger change together or not at all. */
export async function decide(options: DecideOptions, world: World): Promise<DecideResult> {
  const settings = completeDecideOptions(options, world.today());
  if (settings.what === 'adopt') return adopt(settings, world);
  if (settings.what === 'undo') return undo(settings, world);
  const { row, candidate } = await pendingRow(world, settings.row);
  const loaded = await readable(world, row.spec);
  const verifying = completeVerifyOptions({ specs: [row.spec], candidate, explore: false, specOnly: true, signal: settings.signal });
  return withBench(world, verifying, loaded, (bench) => rule(bench, settings, row));
}

async function rule(bench: Bench, settings: RuleSettings, row: Row): Promise<DecideResult> {
  const { world, loaded } = bench;
  refuseUnfit(settings.as, row);
  const ruled = await ruledRow(bench, row);
  const others = await othersOf(world, row);
  const effect = effectOf(settings.as, ruled, coverFor(settings.as, bench, ruled, others));
  const siblings = siblingsOf(effect.covers, settings.as, row, others);
  const place = placeOf(world, loaded.file);
  const by = await world.history.user() ?? 'unknown';
  return amend(world, place, world.sha256, async (open) => {
    const texts = effect.added.map(entryText);
    const superseded = supersededRulings(open.decisions, row, world.today());
    const decision = freshDecision({
      spec: place.spec, kind: settings.as, date: world.today(), by, why: settings.why, requirement: settings.requirement ?? row.requirement, expires: settings.until,
      rests: { implementation: bench.subjects.candidateImplementation?.hash ?? '', name: bench.subjects.candidateName, environment: world.environment },
      added: effect.added.map((e, i) => ({ case: caseId(e.case), entry: entryHash(texts[i] as string, world.sha256) })),
      revoked: revocationsOf(new Set(effect.revoked.map((e) => caseId(e.case))), open.checked.ledger), covers: effect.covers, moved: null, withdraws: superseded,
    }, `${settings.as} ${row.cause}`, { open, sha256: world.sha256 });
    const files = [...amendments(open, [decision], texts, world.sha256), ...await specChange(bench, settings, effect, row.witness.case)];
    const plan = [
      `${decision.id}: ${RULINGS[settings.as]}`, ...superseded.map((id) => `takes the place of ${id}`),
      ...siblings.map((other) => `settles row ${other.id} too, the same change where it is ${other.outcome}: ${caseText(other.witness.case)}`), ...planLines(effect, ruled, settings), ...unheard(bench, settings, effect),
    ];
    return { files: settings.dryRun ? [] : files, result: resultOf(world, decision, plan, { files, done: !settings.dryRun }) };
  });
}

function planLines(effect: Effect, ruled: RuledRow, { as, requirement, until }: RuleSettings): readonly string[] {
  const hit = covered(effect.covers, ruled);
  const alike = ruled.row.outcome === 'conflict' ? `violates ${ruled.row.requirement ?? 'the spec'}` : 'differs';
  const given = effect.covers.flatMap(({ candidate }) => (candidate.startsWith('returned ') ? [` (${candidate})`] : [])).join('');
  const within = ruled.row.witness.case.kind === 'session' ? 'the steps are among' : 'the arguments are';
  return [
    ...(effect.revoked.length > 0 ? [`takes ${cases(effect.revoked.length)} out of the baseline`] : []),
    ...(effect.added.length > 0 ? [`adds ${cases(effect.added.length)} to the baseline`] : []),
    `covers ${hit.recorded} recorded and ${hit.explored} explored cases of this row, and what ${alike} in the same way${given} where ${within} ${effect.covers.map((c) => c.region).join(' or ')}`,
    ...(effect.freedom === null ? [] : [`the spec says under ${requirement ?? 'the requirement'}: ts unspecified ${effect.freedom}`]),
    ...(as === 'unspecified' && effect.freedom === null ? ['the spec stays as it is: no line of ts unspecified frees this and no more'] : []),
    ...effect.examples.map((e) => `the spec says under ${requirement ?? 'the requirement'}: ${e.replaceAll('\n', '; ')}`),
    ...(until === null ? [] : [`ends on ${until}`]),
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
