import { Problem } from '../../host/problem.js';
import { freshDecision } from '../../ledger/fresh-decision.js';
import { amendments } from '../../ledger/open.js';
import type { DecideResult } from '../../model/decide.js';
import type { SpecResult } from '../../model/verdict.js';
import { shellWord } from '../../report/shell-word.js';
import { openTree } from '../verify/load.js';
import type { LoadedSpec } from '../verify/loaded.js';
import { placeOf } from '../verify/place.js';
import { completeVerifyOptions } from '../verify/settings.js';
import { entryOf } from '../verify/subject-entry.js';
import { supersededBy } from '../../ledger/withdrawn.js';
import { UNSETTLING, verifySpec } from '../verify/verify-spec.js';
import { amend } from '../ledger/amend.js';
import type { World } from '../world.js';
import { readable, resultOf } from './common.js';
import { refused } from './rule.js';
import type { DecideSettings } from './settings.js';

type AdoptSettings = Extract<DecideSettings, { what: 'adopt' }>;

/** Makes the tree's own implementation the prior from now on. It must be safe: what is not has rows that wait for a ruling. */
export async function adopt(settings: AdoptSettings, world: World): Promise<DecideResult> {
  const files = (await openTree(world)).find(settings.specs);
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Problem({ code: 'OPTION-INVALID', severity: 'error', message: `--adopt adopts one subject at a time; there are ${files.length}: ${files.slice(0, 5).join(', ')}. Name its spec.` });
  const loaded = await readable(world, file);
  const result = await verifySpec(world, completeVerifyOptions({ specs: [file], specOnly: true, signal: settings.signal }), loaded, await world.config(world.tree));
  if (!isAdoptable(result)) throw refused(`${result.candidate} is ${result.verdict}, so it is not adopted. Run holdfast verify ${shellWord(file)} and rule on its rows first.`);
  return write(settings, world, loaded);
}

/** What a person can vouch for by adopting it: that there is no prior to hold it against any more, beyond what is recorded; that a candidate may look at its surroundings, was refused something, reads its own source, writes while it loads or leaves something behind. */
const VOUCHED_FOR: ReadonlySet<string> = new Set(['ACCESS-REFUSED', 'ASYNC-LEFT-OVER', 'COUNTING-NOTICED', 'PRIOR-UNAVAILABLE', 'SURROUNDINGS-PROBED', 'WRITES-ON-IMPORT']);

/** Safe, or undecided for nothing but what the ruling itself says yes to. */
function isAdoptable({ verdict, rows, findings }: SpecResult): boolean {
  if (verdict === 'safe') return true;
  const unsettling = findings.filter((f) => f.severity === 'warning' && UNSETTLING.has(f.code));
  return verdict === 'undecided' && rows.every((row) => row.counts === 'reported') && unsettling.length > 0 && unsettling.every((f) => VOUCHED_FOR.has(f.code));
}

async function write(settings: AdoptSettings, world: World, loaded: LoadedSpec): Promise<DecideResult> {
  const name = entryOf(loaded);
  const implementation = await world.subject.resolve(world.readName(name), settings.signal);
  const place = placeOf(world, loaded.file);
  const by = await world.history.user() ?? 'unknown';
  if (!settings.dryRun) await world.objects.keep(implementation);
  return amend(world, place, world.sha256, (open) => {
    const decision = freshDecision({
      spec: place.spec, kind: 'adopted', date: world.today(), by, why: settings.why, requirement: null, expires: null, added: [], revoked: [], covers: [], moved: null,
      withdraws: supersededBy('adopted', implementation.hash, open.decisions),
      rests: { implementation: implementation.hash, name, environment: world.environment },
    }, `adopted ${place.spec} ${implementation.hash.slice(0, 8)}`, { open, sha256: world.sha256 });
    const files = amendments(open, [decision], [], world.sha256);
    const rulings = decision.withdraws.filter((id) => open.decisions.some((d) => d.id === id && d.kind !== 'adopted' && d.kind !== 'recorded'));
    return { files: settings.dryRun ? [] : files, result: resultOf(world, decision, [`${decision.id}: ${name} (${implementation.hash.slice(0, 12)}) is the prior from now on`, ...rulings.map((id) => `takes up ${id}: what it covered is what the prior does`)], { files, done: !settings.dryRun }) };
  });
}
