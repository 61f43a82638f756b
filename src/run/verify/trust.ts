import type { Config } from '../../model/config.js';
import type { Finding } from '../../model/finding.js';
import type { Spec } from '../../model/spec.js';
import type { FileSource } from '../../model/ports.js';
import type { Rests } from '../../model/verdict.js';
import { shellWord } from '../../report/shell-word.js';
import { readAny } from '../../spec/dialects/read-any.js';
import { toldOf } from '../../spec/dialects/told.js';
import { renameOperation } from '../../spec/rename-operation.js';
import { baseOf, CONFIG } from '../base.js';
import type { World } from '../world.js';
import { findSpecs } from './find-specs.js';
import { openSpecs, type Begin, type SpecSource } from './load.js';
import type { LoadedSpec } from './loaded.js';
import { movedFrom } from './moved-specs.js';
import { baselineOf, decisionsFolder } from './place.js';
import { followedMoves, proposalOf, type Proposal } from './proposal.js';
import { orphanRecords, removedSpec } from './removed-specs.js';
import type { VerifySettings } from './settings.js';
import { vouchedPart } from './vouched.js';

/** What a run judges by, and what of it the base does not have. */
export interface Trusted {
  readonly specs: readonly LoadedSpec[];
  readonly config: Config;
  readonly rests: Rests;
  readonly findings: readonly Finding[];
  /** Specs whose proposals nobody vouched for: at best undecided. */
  readonly unsettled: ReadonlySet<string>;
  /** The commit that is trusted; null where the tree is its own base. */
  readonly base: string | null;
}

const NOTHING: Rests = { decisions: [], requirements: [], moves: [] };

/**
 * Without `--base` the tree is its own base. With it, specs, baselines, ledger, configuration and signers come from the common ancestor of
 * that ref and HEAD; what the tree changes in them is a proposal, which counts if it is vouched for. `begin` starts the candidate of what is
 * sure to be judged.
 */
export async function trustBase(world: World, settings: VerifySettings, begin: Begin): Promise<Trusted> {
  if (settings.base === null) return ownBase(world, settings, { findings: [], base: null, begin });
  const { commit, files: base } = await baseOf(world, settings.base);
  if (base !== null) return propose(world, settings, { ref: settings.base, commit, base, config: await world.config(base) });
  const finding: Finding = { code: 'TRUST-BOOTSTRAP', severity: 'info', message: `${settings.base} (${commit.slice(0, 12)}) holds no spec and no ${CONFIG}: this change brings Holdfast in, and the tree is judged against itself.` };
  return ownBase(world, settings, { findings: [finding], base: commit, begin });
}

async function ownBase(world: World, settings: VerifySettings, { findings, base, begin }: Pick<Trusted, 'findings' | 'base'> & { readonly begin: Begin }): Promise<Trusted> {
  const config = await world.config(world.tree);
  const source = await openSpecs(world, { files: world.tree, settings: config.specs }, begin);
  const specs = await Promise.all(source.find(settings.specs).map((file) => source.load(file)));
  const orphans = settings.specs.length === 0 ? await orphanRecords(world, source) : [];
  return { specs, config, rests: NOTHING, findings: [...findings, ...orphans], unsettled: new Set(), base };
}

interface Base {
  /** As it was named. */
  readonly ref: string;
  readonly commit: string;
  readonly base: FileSource;
  readonly config: Config;
}

/** One spec as it is judged; null where the tree took it out, and that counts. */
interface Proposed {
  readonly spec: LoadedSpec | null;
  readonly proposal: Proposal;
  readonly untrusted: readonly string[];
  /** The base's, where the tree has it no more. */
  readonly removed: LoadedSpec | null;
}

async function propose(world: World, settings: VerifySettings, base: Base): Promise<Trusted> {
  // The base's configuration says what specs are about, also of the tree.
  const { specs: told } = base.config;
  const [tree, old] = [await openSpecs(world, { files: world.tree, settings: told }), await openSpecs(world, { files: base.base, settings: told })];
  const both: Both = { tree, old, list: new Set(await world.tree.list()), baseList: new Set(await base.base.list()), was: await movedSpecs(tree, old) };
  const named = findSpecs({ all: [...new Set([...tree.all(), ...old.all()])].sort(), list: [...both.list] }, settings.specs);
  const isNow = new Map([...both.was].map(([now, { file }]) => [file, now]));
  const proposed = new Map<string, Proposed>();
  for (const file of new Set(named.map((each) => isNow.get(each) ?? each))) proposed.set(file, await proposedSpec(world, base, { file, ...both }));
  const all = [...proposed.values()];
  const unsettled = [...proposed].filter(([, { untrusted }]) => untrusted.length > 0);
  return {
    specs: all.flatMap(({ spec }) => (spec === null ? [] : [spec])), config: base.config, base: base.commit, rests: restsOf(all.map(({ proposal }) => proposal)),
    findings: [
      ...await configFindings(world, settings, base), ...all.flatMap(({ removed }) => (removed === null ? [] : [removedSpec(removed, both.list, base.ref)])),
      ...unsettled.map(([file, { untrusted }]) => unvouched(file, untrusted, base.ref)),
    ],
    unsettled: new Set(unsettled.flatMap(([file, { spec }]) => [file, ...(spec === null ? [] : [spec.file])])),
  };
}

function restsOf(all: readonly Proposal[]): Rests {
  return { decisions: [...new Set(all.flatMap(({ decisions }) => decisions))], requirements: [...new Set(all.flatMap(({ requirements }) => requirements))], moves: all.flatMap(({ moves }) => moves) };
}

/** By the path in the tree, what specs of the base have another one. */
async function movedSpecs(tree: SpecSource, old: SpecSource): Promise<ReadonlyMap<string, LoadedSpec>> {
  const [fresh, gone] = [tree.all().filter((file) => !old.has(file)), old.all().filter((file) => !tree.has(file))];
  if (fresh.length === 0 || gone.length === 0) return new Map();
  return movedFrom(await Promise.all(fresh.map((file) => tree.load(file))), await Promise.all(gone.map((file) => old.load(file))));
}

interface Both {
  readonly tree: SpecSource;
  readonly old: SpecSource;
  /** Files of the tree, and of the base. */
  readonly list: ReadonlySet<string>;
  readonly baseList: ReadonlySet<string>;
  readonly was: ReadonlyMap<string, LoadedSpec>;
}

async function proposedSpec(world: World, base: Base, { file, tree, old, list, baseList, was }: Both & { readonly file: string }): Promise<Proposed> {
  const now = tree.has(file) ? await tree.load(file) : null;
  const before = was.get(file) ?? (old.has(file) ? await old.load(file) : null);
  const proposal = proposalOf({ file, now, before, list, base: baseList, renamed: await renamedSpec(world, base, { now, before }) }, world.sha256);
  const untrusted = await untrustedOf(world, proposal, base);
  if (now === null) return { spec: untrusted.length > 0 ? before : null, proposal, untrusted, removed: before };
  // What nobody vouched for does not judge: the base's own spec and record do, with what somebody did vouch for.
  const judging = untrusted.length > 0 && before !== null ? vouchedPart(world, { now, before, untrusted: new Set(untrusted) }) : now;
  return { spec: withRemoved(judging, { now, before, ref: base.ref }), proposal, untrusted, removed: null };
}

/** The base's spec with its operations as the tree's moves call them; null where none has another name. */
async function renamedSpec(world: World, { base, config }: Base, sides: { readonly now: LoadedSpec | null; readonly before: LoadedSpec | null }): Promise<Spec | null> {
  const { before } = sides;
  const moves = followedMoves(sides, world.sha256);
  if (before === null || moves.length === 0) return null;
  const text = moves.reduce((now, move) => renameOperation(now, move), await base.read(before.file) ?? '');
  return (await readAny(text, { file: before.file, told: toldOf(before.file, config.specs) })).spec;
}

async function untrustedOf(world: World, { files }: Proposal, { commit, config }: Pick<Base, 'commit' | 'config'>): Promise<readonly string[]> {
  if (files.length === 0 || config.trust === 'reviewed-tree') return [];
  return config.signers.length === 0 ? files : world.signatures.unsigned(files, commit, config.signers);
}

/** A ruling that the base has and the tree lacks was taken out: nobody rules by deleting. */
function withRemoved(spec: LoadedSpec, { now, before, ref }: { readonly now: LoadedSpec; readonly before: LoadedSpec | null; readonly ref: string }): LoadedSpec {
  const kept = new Set(now.decisions.map((d) => d.id));
  // What the tree itself misses is told already.
  const told = new Set(spec.findings.filter((f) => f.code === 'DECISION-MISSING').map((f) => f.file));
  const gone = (before?.decisions ?? []).filter((d) => !kept.has(d.id)).map((d) => ({ id: d.id, file: `${decisionsFolder(now.file)}${d.id}.md` })).filter(({ file }) => !told.has(file));
  // The decision goes with the record as the base has it: each line of that is held against it.
  const back = before === null || before.file !== now.file ? `Put it back as ${ref} has it` : `Put it back with its record: git checkout ${shellWord(ref)} -- ${shellWord(baselineOf(now.file))} ${shellWord(decisionsFolder(now.file))}`;
  const findings = gone.map(({ id, file }): Finding => ({ code: 'DECISION-MISSING', severity: 'error', file, message: `The decision ${id} is on the base and not in the tree. A ruling is undone by another one, never by deleting it, which git revert does too. ${back}; then take it back with holdfast decide --undo ${id} --why "…".` }));
  return findings.length === 0 ? spec : { ...spec, findings: [...spec.findings, ...findings] };
}

async function configFindings(world: World, { base: ref }: VerifySettings, { base }: Base): Promise<readonly Finding[]> {
  if (await world.tree.read(CONFIG) === await base.read(CONFIG)) return [];
  return [{ code: 'CONFIG-PROPOSED', severity: 'info', file: CONFIG, message: `${CONFIG} is not what ${ref ?? 'the base'} holds. The base's counts until this change is merged.` }];
}

function unvouched(file: string, files: readonly string[], base: string): Finding {
  return { code: 'PROPOSALS-UNTRUSTED', severity: 'warning', file, message: `${file}: nobody whom ${base} trusts vouched for ${files.slice(0, 5).join(', ')}${files.length > 5 ? ` and ${files.length - 5} more` : ''}. Judged without that, and undecided: let a signer whom ${base} names sign the commits, or say trust: 'reviewed-tree' there.` };
}
