import type { Grant } from '../model/protocol.js';

/** What a guest's Node is told with its flags. */
export interface Permissions {
  /** Absolute files and folders that may be read, and `*` for everything; a folder with all that lies in it. */
  readonly reads: readonly string[];
  /** Absolute folders that may be written to. */
  readonly writes: readonly string[];
  readonly grants: readonly Grant[];
}

/** Version of a Node, `[major, minor]`. */
export type NodeVersion = readonly [major: number, minor: number];

export function readNodeVersion(text: string): NodeVersion {
  const found = /^v?(\d+)\.(\d+)/.exec(text.trim());
  return [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
}

/**
 * The flags of Node's permission model. It is `--permission` from 22.13 and 23.5 on and called experimental before; from 25 on it
 * covers connections too, which until then only the guest's own wrappers refuse.
 */
export function permissionFlags(version: NodeVersion, permissions: Permissions): string[] {
  const [major] = version;
  const writes = [...permissions.writes, ...granted(permissions.grants)];
  const flags = [hasName(version) ? '--permission' : '--experimental-permission'];
  // Who may write somewhere may look there first.
  flags.push(...distinct([...permissions.reads, ...writes]).map((path) => `--allow-fs-read=${path}`));
  flags.push(...distinct(writes).map((path) => `--allow-fs-write=${path}`));
  for (const { kind } of permissions.grants) {
    switch (kind) {
      case 'spawn': flags.push('--allow-child-process'); break;
      case 'addon': flags.push('--allow-addons'); break;
      case 'worker': flags.push('--allow-worker'); break;
      case 'connect': if (major >= 25) flags.push('--allow-net'); break;
    }
  }
  return flags;
}

function granted(grants: readonly Grant[]): string[] {
  return grants.filter((grant) => grant.kind === 'write').map((grant) => grant.path ?? '*');
}

/** Node 20 fails an assertion where one path is granted twice; with everything granted it must be the only one. */
function distinct(paths: readonly string[]): string[] {
  const plain = [...new Set(paths.map((path) => path.replace(/(?<=.)[/\\]\*?$/, '')))];
  return plain.includes('*') ? ['*'] : plain;
}

function hasName([major, minor]: NodeVersion): boolean {
  return major >= 24 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
}
