import type { ProbedReply, RefusedReply } from '../model/protocol.js';

/** More of each say nothing new. */
const MOST = 1000;

/** What the processes of one guest said of themselves, each once. It is checked for its form, since the subject may have said it. */
export class Notices {
  readonly #refused = new Map<string, RefusedReply>();
  readonly #probed = new Map<string, ProbedReply>();

  add(reply: RefusedReply | ProbedReply): void {
    if (reply.say === 'refused') put(this.#refused, { say: 'refused', kind: reply.kind, resource: String(reply.resource) });
    else put(this.#probed, { say: 'probed', what: reply.what, by: String(reply.by) });
  }

  refused(): readonly RefusedReply[] {
    return [...this.#refused.values()];
  }

  probed(): readonly ProbedReply[] {
    return [...this.#probed.values()];
  }
}

function put<T extends object>(into: Map<string, T>, reply: T): void {
  const key = JSON.stringify(reply);
  if (into.size < MOST && !into.has(key)) into.set(key, reply);
}
