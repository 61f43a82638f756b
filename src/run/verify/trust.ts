import type { Config } from '../../model/config.js';
import type { Finding } from '../../model/finding.js';
import type { FileSource } from '../../model/ports.js';
import type { Requirement } from '../../model/spec.js';
import type { Rests } from '../../model/verdict.js';
import type { World } from '../world.js';
import { baselineOf, decisionsFolder, findSpecs, loadSpec, type Begin } from './load.js';
import type { LoadedSpec } from './loaded.js';
import type { VerifySettings } from './settings.js';

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
  const tree = world.tree;
  if (settings.base === null) return { specs: await loadAll(world, tree, settings.specs, begin), config: await world.config(tree), rests: NOTHING, findings: [], unsettled: new Set(), base: null };
  const commit = await world.history.mergeBase(settings.base);
  const base = world.commit(commit);
  const known = (await base.list()).some((f) => f.endsWith('.spec.md') || f === 'holdfast.config.ts');
  if (!known) return bootstrap(world, settings, commit);
  return propose(world, settings, { commit, base, config: await world.config(base) });
}

/** The base has no Holdfast: the tree is judged against itself, and the report says so. */
async function bootstrap(world: World, settings: VerifySettings, commit: string): Promise<Trusted> {
  const finding: Finding = { code: 'TRUST-BOOTSTRAP', severity: 'info', message: `${settings.base ?? ''} (${commit.slice(0, 12)}) holds no spec and no holdfast.config.ts: this change brings Holdfast in, and the tree is judged against itself.` };
  return { specs: await loadAll(world, world.tree, settings.specs), config: await world.config(world.tree), rests: NOTHING, findings: [finding], unsettled: new Set(), base: commit };
}

interface Base {
  readonly commit: string;
  readonly base: FileSource;
  readonly config: Config;
}

async function propose(world: World, settings: VerifySettings, { commit, base, config }: Base): Promise<Trusted> {
  const there = new Map((await loadAll(world, base, [])).map((s) => [s.file, s]));
  const specs: LoadedSpec[] = [];
  const findings: Finding[] = [];
  const unsettled = new Set<string>();
  const rests = { decisions: [] as string[], requirements: [] as string[] };
  for (const now of await loadAll(world, world.tree, settings.specs)) {
    const before = there.get(now.file) ?? null;
    const proposal = proposalOf(now, before);
    rests.decisions.push(...proposal.decisions);
    rests.requirements.push(...proposal.requirements);
    const untrusted = await untrustedOf(world, proposal, { commit, config });
    if (untrusted.length > 0) {
      unsettled.add(now.file);
      findings.push(unvouched(now.file, untrusted, settings.base ?? ''));
    }
    // What nobody vouched for does not judge: the base's own spec and record do.
    specs.push(withRemoved(untrusted.length > 0 && before !== null ? before : now, before));
  }
  return { specs, config, rests, findings, unsettled, base: commit };
}

interface Proposal {
  readonly decisions: readonly string[];
  readonly requirements: readonly string[];
  /** Files that hold it. */
  readonly files: readonly string[];
}

function proposalOf(now: LoadedSpec, before: LoadedSpec | null): Proposal {
  const old = new Set(before?.decisions.map((d) => d.id));
  const decisions = now.decisions.map((d) => d.id).filter((id) => !old.has(id));
  const requirements = changedRequirements(before?.spec.requirements ?? [], now.spec.requirements);
  const files = [...(requirements.length > 0 ? [now.file] : []), ...decisions.map((id) => `${decisionsFolder(now.file)}${id}.md`), ...(decisions.length > 0 && now.entries.length > 0 ? [baselineOf(now.file)] : [])];
  return { decisions, requirements, files };
}

/** Ids of requirements that were added, removed, or say something else. */
export function changedRequirements(before: readonly Requirement[], now: readonly Requirement[]): readonly string[] {
  const says = (r: Requirement): string => JSON.stringify([r.title, r.text, r.strength, r.status, r.checks.map((c) => c.id), r.freedoms.map((f) => f.text)]);
  const [old, fresh] = [new Map(before.map((r) => [r.id, says(r)])), new Map(now.map((r) => [r.id, says(r)]))];
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => old.get(id) !== fresh.get(id));
}

async function untrustedOf(world: World, { files }: Proposal, { commit, config }: Pick<Base, 'commit' | 'config'>): Promise<readonly string[]> {
  if (files.length === 0 || config.trust === 'reviewed-tree') return [];
  return config.signers.length === 0 ? files : world.signatures.unsigned(files, commit, config.signers);
}

/** A ruling that the base has and the tree lacks was taken out: nobody rules by deleting. */
function withRemoved(spec: LoadedSpec, before: LoadedSpec | null): LoadedSpec {
  const kept = new Set(spec.decisions.map((d) => d.id));
  const gone = before?.decisions.filter((d) => !kept.has(d.id)) ?? [];
  const findings = gone.map((d): Finding => ({ code: 'DECISION-MISSING', severity: 'error', file: `${decisionsFolder(spec.file)}${d.id}.md`, message: `The decision ${d.id} is on the base and not in the tree. A ruling is undone by another one (holdfast decide --undo ${d.id}), never by deleting it.` }));
  return { ...spec, findings: [...spec.findings, ...findings] };
}

function unvouched(file: string, files: readonly string[], base: string): Finding {
  return { code: 'PROPOSALS-UNTRUSTED', severity: 'warning', file, message: `${file}: nobody whom ${base} trusts vouched for ${files.slice(0, 5).join(', ')}${files.length > 5 ? ` and ${files.length - 5} more` : ''}. Judged by what ${base} holds, and undecided: let a signer whom ${base} names sign the commits, or say trust: 'reviewed-tree' there.` };
}

/** `begin` is for the first: it runs first, and each takes a processor. */
async function loadAll(world: World, files: FileSource, named: readonly string[], begin?: Begin): Promise<readonly LoadedSpec[]> {
  const list = await files.list();
  const specs = named.length === 0 && !list.some((f) => f.endsWith('.spec.md')) && files.name !== 'tree' ? [] : await findSpecs(files, named);
  return Promise.all(specs.map((file, i) => loadSpec(world, files, file, i === 0 && begin !== undefined ? { list, begin } : { list })));
}
