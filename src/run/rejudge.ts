import { Problem } from '../host/problem.js';
import type { JudgedBy } from '../model/replay.js';
import { judgePair, type JudgePair, type PairJudgement } from './verify/judge-pair.js';
import type { LoadedSpec } from './verify/loaded.js';
import { completeVerifyOptions } from './verify/settings.js';
import { trustBase } from './verify/trust.js';
import type { World } from './world.js';

/** What a witness that ran again comes to by its spec as it is now. */
export interface Rejudged {
  readonly spec: string;
  /** Null where it cannot be judged by that spec any more. */
  readonly judgement: PairJudgement | null;
  /** What was not asked, or why nothing was, and what asks it; null where all was. */
  readonly unasked: string | null;
}

/** The part of a judgement that comes of how the witness ran. */
export type RanPair = Pick<JudgePair, 'pair' | 'implementations' | 'exports' | 'signal'>;

/** Judges a witness as `verify` would that found it: by spec, rulings and trust base as they are now. */
export async function rejudge(world: World, { spec, base, origin, requirement, strict }: JudgedBy, ran: RanPair): Promise<Rejudged> {
  const loaded = await load(world, { spec, base });
  if (loaded === null) return { spec, judgement: null, unasked: `${spec} is there no more, so this is not judged` };
  if (loaded.findings.some((f) => f.severity === 'error')) return { spec, judgement: null, unasked: `${spec}, or what is recorded by it, has errors, so this is not judged; holdfast verify ${spec} says which` };
  const judgement = await judgePair(world, loaded, { ...ran, origin, strict });
  const unasked = requirement === null || judgement.spoke.includes(requirement) ? null : saidElsewhere(loaded, requirement);
  // That nothing else stands against it is no judgement.
  return { spec, judgement: unasked !== null && isClear(judgement) ? null : judgement, unasked };
}

function isClear({ counts }: PairJudgement): boolean {
  return counts === 'safe' || counts === 'reported';
}

/** The spec with what is ruled on it; null where there is none of that name. */
async function load(world: World, { spec, base }: Pick<JudgedBy, 'spec' | 'base'>): Promise<LoadedSpec | null> {
  try {
    const { specs: [loaded] } = await trustBase(world, completeVerifyOptions({ specs: [spec], base: base ?? undefined }), () => null);
    return loaded ?? null;
  } catch (error) {
    if (error instanceof Problem && error.finding.code === 'SPEC-NOT-FOUND') return null;
    throw error;
  }
}

/** A check that is a program, over several calls or its own inputs, is no question about one case. */
function saidElsewhere({ file, spec }: LoadedSpec, requirement: string): string {
  if (!spec.requirements.some((r) => r.id === requirement)) return `${requirement}, which it violated, is in ${file} no more`;
  return `${requirement}, which it violated, is not about this call alone: holdfast verify ${file} -t ${requirement} asks it`;
}
