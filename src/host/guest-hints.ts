import type { LeftReply, ProbedReply, RefusedReply, UnseenReply } from '../model/protocol.js';
import type { Hint } from './guest-channel.js';

/** Beyond these nothing new is learnt. */
const MOST = 1000;
const LONGEST = 300;

export interface Hints {
  note(hint: Hint): void;
  refused(): readonly RefusedReply[];
  left(): readonly LeftReply[];
  unseen(): readonly UnseenReply[];
  probed(): readonly ProbedReply[];
}

/**
 * Keeps what a guest says besides its answers, each once: refusals, operations that left work behind, fields that it left out, looks at its surroundings. It is
 * checked for its form, since the subject may have said it.
 */
export function createHints(): Hints {
  const refusals = new Map<string, RefusedReply>();
  const leftovers = new Map<string, LeftReply>();
  const fields = new Map<string, UnseenReply>();
  const probes = new Map<string, ProbedReply>();
  return {
    note: (hint) => {
      if (hint.say === 'refused') once(refusals, `${hint.kind} ${hint.resource}`, { say: 'refused', kind: hint.kind, resource: String(hint.resource) });
      else if (hint.say === 'left') once(leftovers, String(hint.operation), { say: 'left', operation: String(hint.operation), what: String(hint.what).slice(0, LONGEST) });
      else if (hint.say === 'unseen') once(fields, `${hint.of}\n${hint.field}`, { say: 'unseen', of: String(hint.of).slice(0, LONGEST), field: String(hint.field).slice(0, LONGEST) });
      else once(probes, `${hint.what} ${hint.by}`, { say: 'probed', what: hint.what, by: String(hint.by).slice(0, LONGEST) });
    },
    refused: () => [...refusals.values()],
    left: () => [...leftovers.values()],
    unseen: () => [...fields.values()],
    probed: () => [...probes.values()],
  };
}

function once<T>(into: Map<string, T>, key: string, hint: T): void {
  if (into.size < MOST && !into.has(key)) into.set(key, hint);
}
