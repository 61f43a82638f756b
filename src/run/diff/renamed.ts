import { declarationsOf } from '../../spec/declarations.js';
import { readAny } from '../../spec/dialects/read-any.js';
import { toldOf } from '../../spec/dialects/told.js';
import { renameOperation } from '../../spec/rename-operation.js';
import type { Base } from '../base.js';
import { followedMoves } from '../verify/proposal.js';
import type { World } from '../world.js';
import type { Side, Sides } from './sides.js';

/**
 * The specs of the base, with operations under the names that the tree's decisions gave them: that they have another name is told as a
 * ruling, once, and not as a promise that is gone and another that came.
 */
export async function underNamesOfNow(world: World, { commit }: Base, { before, now }: Sides): Promise<readonly Side[]> {
  const files = world.commit(commit);
  return Promise.all([...before.values()].map(async (side) => {
    const { file } = side.spec;
    const next = now.get(file) ?? [...now.values()].find((each) => each.loaded.decisions.some(({ id }) => side.loaded.decisions.some((d) => d.id === id)));
    const moves = followedMoves({ now: next?.loaded ?? null, before: side.loaded }, world.sha256);
    if (moves.length === 0) return side;
    const text = moves.reduce((text, move) => renameOperation(text, move), await files.read(file) ?? '');
    const { specs } = await world.config(files);
    const { spec } = await readAny(text, { file, told: toldOf(file, specs) });
    return { ...side, spec, declarations: declarationsOf(spec) };
  }));
}
