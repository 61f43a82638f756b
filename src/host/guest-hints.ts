import type { LeftReply, RefusedReply } from '../model/protocol.js';
import type { Hint } from './guest-channel.js';

/** Beyond these nothing new is learnt. */
const MOST = 1000;
const LONGEST = 300;

/** Keeps what a guest says besides its answers: each refusal, and each operation that left work behind, once. */
export function createHints(): { note(hint: Hint): void; refused(): readonly RefusedReply[]; left(): readonly LeftReply[] } {
  const refusals = new Map<string, RefusedReply>();
  const leftovers = new Map<string, LeftReply>();
  return {
    note: (hint) => {
      if (hint.say === 'left') {
        const operation = String(hint.operation);
        if (leftovers.size < MOST && !leftovers.has(operation)) leftovers.set(operation, { say: 'left', operation, what: String(hint.what).slice(0, LONGEST) });
        return;
      }
      const key = `${hint.kind} ${hint.resource}`;
      if (refusals.size < MOST && !refusals.has(key)) refusals.set(key, { say: 'refused', kind: hint.kind, resource: String(hint.resource) });
    },
    refused: () => [...refusals.values()],
    left: () => [...leftovers.values()],
  };
}
