import type { Implementation } from '../model/implementation.js';
import type { SourceChange, SourceChanges } from '../model/source-change.js';
import type { CompareSettings } from './compare-options.js';
import type { PairedOperation } from './pairing.js';
import { asked, guestOptions, HASTE, type Sides } from './sides.js';
import type { World } from './world.js';

/** One change of the source, with the prior and the prior that has this change alone. */
export interface Variant {
  readonly change: SourceChange;
  /** Null where it does not run by itself. */
  readonly sides: Sides | null;
}

/** All changes between two versions of a source, each tried by itself. */
export interface Variants {
  readonly list: readonly Variant[];
  close(): Promise<void>;
}

export interface Varied {
  readonly of: { readonly prior: Implementation; readonly candidate: Implementation };
  readonly operations: readonly PairedOperation[];
  readonly sides: Sides;
}

/** Null where two sources are no versions of one, or nothing in them is so small that it is one cause. */
export async function variantsOf(world: World, settings: CompareSettings, { of, operations, sides }: Varied): Promise<Variants | null> {
  if (of.prior.hash === of.candidate.hash) return null;
  const changes = await world.subject.changes(of);
  if (changes === null || !changes.list.some((change) => change.small)) return null;
  const [only] = changes.list;
  // All that differs comes of it: nothing has to be tried.
  if (only !== undefined && changes.list.length === 1) return { list: [{ change: only, sides }], close: async () => undefined };
  const began = await Promise.all(changes.list.map((change) => started(world, settings, { of, changes, change, operations, sides })));
  return { list: began, close: async () => void await Promise.all(began.map((variant) => variant.sides?.candidate.close())) };
}

async function started(world: World, settings: CompareSettings, { of, changes, change, operations, sides }: { readonly changes: SourceChanges; readonly change: SourceChange } & Varied): Promise<Variant> {
  const variant = await world.subject.start(changes.prior([change]), { ...guestOptions(world, settings), ...HASTE, beside: of.candidate, contract: of.prior }).catch(() => null);
  return { change, sides: variant?.ok === true ? { prior: sides.prior, candidate: asked(variant.guest, operations, 'prior') } : null };
}
