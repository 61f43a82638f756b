import type { RefusedReply } from '../model/protocol.js';
import { mapHas, mapSet, slice } from './primordials.js';

export type Refusals = {
  /** Tells the coordinator, once for each kind and resource. */
  note(kind: RefusedReply['kind'], resource: string): void;
  /** Notes an error if Node's permission model made it; `otherwise` is the kind where the error does not say. */
  see(error: unknown, otherwise: RefusedReply['kind'], resource: string): void;
};

/** More than this many different refusals say nothing new. */
const MOST = 200;
const LONGEST = 300;

export function createRefusals(say: (reply: RefusedReply) => void): Refusals {
  const seen = new Map<string, true>();
  let count = 0;
  const note = (kind: RefusedReply['kind'], whole: string): void => {
    const resource = slice(whole, 0, LONGEST);
    const key = `${kind} ${resource}`;
    if (count >= MOST || mapHas(seen, key)) return;
    mapSet(seen, key, true);
    count++;
    say({ say: 'refused', kind, resource });
  };
  return {
    note,
    see: (error, otherwise, resource) => {
      const refused = readRefusal(error);
      if (refused !== null) note(refused.kind ?? otherwise, refused.resource === '' ? resource : refused.resource);
    },
  };
}

function readRefusal(error: unknown): { kind: RefusedReply['kind'] | null; resource: string } | null {
  if (typeof error !== 'object' || error === null) return null;
  try {
    const { code, permission, resource } = error as { code?: unknown; permission?: unknown; resource?: unknown };
    if (code === 'ERR_DLOPEN_DISABLED') return { kind: 'addon', resource: '' };
    if (code !== 'ERR_ACCESS_DENIED') return null;
    return { kind: kindOf(permission), resource: typeof resource === 'string' ? resource : '' };
  } catch {
    // An object of the subject's own that throws when it is read is no refusal.
    return null;
  }
}

function kindOf(permission: unknown): RefusedReply['kind'] | null {
  switch (permission) {
    case 'FileSystemRead': return 'read';
    case 'FileSystemWrite': return 'write';
    case 'ChildProcess': return 'spawn';
    case 'WorkerThreads': return 'worker';
    case 'Net': return 'connect';
    default: return null;
  }
}

const DenialError = Error;

/** An error like those of Node's permission model, for what the model itself does not cover. */
export function denied(permission: string, resource: string): Error {
  const error = new DenialError('Access to this API has been restricted') as Error & { code: string; permission: string; resource: string };
  error.code = 'ERR_ACCESS_DENIED';
  error.permission = permission;
  error.resource = resource;
  return error;
}
