import { permissionModelAlone, type Launch } from './guest-launch.js';
import { permissionFlags, type NodeVersion } from './permission.js';
import type { Grant } from '../model/protocol.js';

/** MiB of heap that a guest has if nothing else is said. */
export const GUEST_MEMORY = 1024;
/** MiB. A case leaves little behind: more room for new objects makes the process larger, not faster. */
const NEW_OBJECTS = 4;
/**
 * Bytecodes that may be inlined into one function. Much of a short run is spent on compiling, and most of that on what was inlined; with less of it a
 * guest answers its first 10,000 cases with a sixth less work, and 100,000 with no more.
 */
const INLINED = 300;

export interface GuestCommand {
  /** Absolute path of the Node that runs it, and its version. */
  readonly node: string;
  readonly version: NodeVersion;
  /** Real path of the guest's bundle. */
  readonly bundle: string;
  /** The folder that it may write to, in which it works. */
  readonly folder: string;
  /** What it may read besides its bundle and its folder; null is everything. */
  readonly reads: readonly string[] | null;
  readonly grants: readonly Grant[];
  /** MiB. */
  readonly memory: number;
}

/** How a guest is started under Node's permission model. */
export function guestLaunch({ node, version, bundle, folder, reads, grants, memory }: GuestCommand): Launch {
  const flags = permissionFlags(version, { reads: reads === null ? ['*'] : [bundle, folder, ...reads], writes: [folder], grants });
  const args = [...flags, `--max-old-space-size=${memory}`, `--max-semi-space-size=${NEW_OBJECTS}`, `--max-inlined-bytecode-size-cumulative=${INLINED}`, bundle, ...grants.map((grant) => grant.kind)];
  return { node, args, folder, memory, jail: permissionModelAlone };
}
