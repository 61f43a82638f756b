import type { Config } from '../../model/config.js';
import type { Finding } from '../../model/finding.js';
import type { FileSource } from '../../model/ports.js';
import type { Rests } from '../../model/verdict.js';
import { baseOf, CONFIG } from '../base.js';
import type { World } from '../world.js';
import { findSpecs } from './find-specs.js';
import { openSpecs, type Begin, type SpecSource } from './load.js';
import type { LoadedSpec } from './loaded.js';
import { decisionsFolder } from './place.js';
import { proposalOf, type Proposal } from './proposal.js';
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

const NOTHING: Rests = { decisions: [], requirements: [] };

/**
 * Without `--base` the tree is its own base. With it, specs, baselines, ledger, configuration and signers come from the common ancestor of
 * that ref and HEAD; what the tree changes in them is a proposal, which counts if it is vouched for. `begin` starts the candidate of what is
 * sure to be judged.
 */
export async function trustBase(world: World, settings: VerifySettings, begin: Begin): Promise<Trusted> {
  if (settings.base === null) return ownBase(world, settings, { findings: [], base: null, begin });
  const { commit, files: base } = await baseOf(world, settings.base);
  if (base !== null) return propose(world, settings, { commit, base, config: await world.config(base) });
  const finding: Finding = { code: 'TRUST-BOOTSTRAP', severity: 'info', message: `${settings.base} (${commit.slice(0, 12)}) holds no spec and no ${CONFIG}: this change brings Holdfast in, and the tree is judged against itself.` };
  return ownBase(world, settings, { findings: [finding], base: commit, begin });
}

async function ownBase(world: World, settings: VerifySettings, { findings, base, begin }: Pick<Trusted, 'findings' | 'base'> & { readonly begin: Begin }): Promise<Trusted> {
  const config = await world.config(world.tree);
  const source = await openSpecs(world, { files: world.tree, settings: config.specs }, begin);
  const specs = await Promise.all(source.find(settings.specs).map((file) => source.load(file)));
  return { specs, config, rests: NOTHING, findings, unsettled: new Set(), base };
}

interface Base {
  readonly commit: string;
  readonly base: FileSource;
  readonly config: Config;
}

/** One spec as it is judged; null where the tree took it out, and that counts. */
interface Proposed {
  readonly spec: LoadedSpec | null;
  readonly proposal: Proposal;
  readonly untrusted: readonly string[];
}

async function propose(world: World, settings: VerifySettings, base: Base): Promise<Trusted> {
  // The base's configuration says what specs are about, also of the tree.
  const { specs: told } = base.config;
  const [tree, old] = [await openSpecs(world, { files: world.tree, settings: told }), await openSpecs(world, { files: base.base, settings: told })];
  const list = new Set(await world.tree.list());
  const files = findSpecs({ all: [...new Set([...tree.all(), ...old.all()])].sort(), list: [...list] }, settings.specs);
  const proposed = new Map<string, Proposed>();
  for (const file of files) proposed.set(file, await proposedSpec(world, base, { file, tree, old, list }));
  const all = [...proposed.values()];
  const unsettled = [...proposed].filter(([, { untrusted }]) => untrusted.length > 0);
  return {
    specs: all.flatMap(({ spec }) => (spec === null ? [] : [spec])), config: base.config, base: base.commit,
    rests: { decisions: [...new Set(all.flatMap(({ proposal }) => proposal.decisions))], requirements: [...new Set(all.flatMap(({ proposal }) => proposal.requirements))] },
    findings: [...await configFindings(world, settings, base), ...unsettled.map(([file, { untrusted }]) => unvouched(file, untrusted, settings.base ?? ''))],
    unsettled: new Set(unsettled.map(([file]) => file)),
  };
}

interface Both {
  readonly file: string;
  readonly tree: SpecSource;
  readonly old: SpecSource;
  /** Files of the tree. */
  readonly list: ReadonlySet<string>;
}

async function proposedSpec(world: World, { commit, config }: Base, { file, tree, old, list }: Both): Promise<Proposed> {
  const now = tree.has(file) ? await tree.load(file) : null;
  const before = old.has(file) ? await old.load(file) : null;
  const proposal = proposalOf(file, now, before, list);
  const untrusted = await untrustedOf(world, proposal, { commit, config });
  if (now === null) return { spec: untrusted.length > 0 ? before : null, proposal, untrusted };
  // What nobody vouched for does not judge: the base's own spec and record do, with what somebody did vouch for.
  const judging = untrusted.length > 0 && before !== null ? vouchedPart(world, { now, before, untrusted: new Set(untrusted) }) : now;
  return { spec: withRemoved(judging, now, before), proposal, untrusted };
}

async function untrustedOf(world: World, { files }: Proposal, { commit, config }: Pick<Base, 'commit' | 'config'>): Promise<readonly string[]> {
  if (files.length === 0 || config.trust === 'reviewed-tree') return [];
  return config.signers.length === 0 ? files : world.signatures.unsigned(files, commit, config.signers);
}

/** A ruling that the base has and the tree lacks was taken out: nobody rules by deleting. */
function withRemoved(spec: LoadedSpec, now: LoadedSpec, before: LoadedSpec | null): LoadedSpec {
  const kept = new Set(now.decisions.map((d) => d.id));
  // What the tree itself misses is told already.
  const told = new Set(spec.findings.filter((f) => f.code === 'DECISION-MISSING').map((f) => f.file));
  const gone = (before?.decisions ?? []).filter((d) => !kept.has(d.id)).map((d) => ({ id: d.id, file: `${decisionsFolder(spec.file)}${d.id}.md` })).filter(({ file }) => !told.has(file));
  const findings = gone.map(({ id, file }): Finding => ({ code: 'DECISION-MISSING', severity: 'error', file, message: `The decision ${id} is on the base and not in the tree. A ruling is undone by another one (holdfast decide --undo ${id}), never by deleting it.` }));
  return findings.length === 0 ? spec : { ...spec, findings: [...spec.findings, ...findings] };
}

async function configFindings(world: World, { base: ref }: VerifySettings, { base }: Base): Promise<readonly Finding[]> {
  if (await world.tree.read(CONFIG) === await base.read(CONFIG)) return [];
  return [{ code: 'CONFIG-PROPOSED', severity: 'info', file: CONFIG, message: `${CONFIG} is not what ${ref ?? 'the base'} holds. The base's counts until this change is merged.` }];
}

function unvouched(file: string, files: readonly string[], base: string): Finding {
  return { code: 'PROPOSALS-UNTRUSTED', severity: 'warning', file, message: `${file}: nobody whom ${base} trusts vouched for ${files.slice(0, 5).join(', ')}${files.length > 5 ? ` and ${files.length - 5} more` : ''}. Judged without that, and undecided: let a signer whom ${base} names sign the commits, or say trust: 'reviewed-tree' there.` };
}
