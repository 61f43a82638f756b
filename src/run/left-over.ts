import type { Finding } from '../model/finding.js';
import type { LeftReply } from '../model/protocol.js';
import { listed } from './listed.js';

const LONGEST_WHAT = 80;
const CHANGE = /^a change to (.+)$/s;

interface Side {
  readonly name: string;
  readonly left: readonly LeftReply[];
}

interface Alike {
  readonly operations: string[];
  /** What they left, each once, without the words that all of a kind have. */
  readonly what: Set<string>;
}

/** Once for each kind of work, whichever operation and side it was; once for all that was changed of what a process shares. */
export function leftOverFindings(prior: Side, candidate: Side): readonly Finding[] {
  const [before, now] = [prior, candidate].map(({ left }) => new Map(left.map((l) => [l.operation, l.what]))) as [Map<string, string>, Map<string, string>];
  const alike = new Map<string, Alike>();
  for (const operation of new Set([...before.keys(), ...now.keys()])) {
    const [a, b] = [before.get(operation), now.get(operation)];
    const who = a !== undefined && b !== undefined ? 'on both sides' : `in ${a === undefined ? candidate.name : prior.name}`;
    const what = a ?? b ?? '';
    const changed = CHANGE.exec(what)?.[1];
    const key = `${changed === undefined ? clip(what) : 'change'}\n${who}`;
    const known = alike.get(key) ?? { operations: [], what: new Set() };
    known.operations.push(operation);
    known.what.add(changed ?? what);
    alike.set(key, known);
  }
  return [...alike].map(([key, { operations, what }]): Finding => {
    const [kind, who] = key.split('\n') as [string, string];
    const words = kind === 'change' ? `${what.size === 1 ? 'a change' : 'changes'} to ${listed([...what].map(clip))}` : kind;
    return {
      code: 'ASYNC-LEFT-OVER', severity: 'warning',
      message: `${listed(operations)} left work behind when ${operations.length === 1 ? 'it' : 'they'} had answered: ${words} (${who}). What comes of it was not compared: return or await it, so that its end belongs to the call.`,
    };
  });
}

function clip(text: string): string {
  return text.length > LONGEST_WHAT ? `${text.slice(0, LONGEST_WHAT - 3)}…` : text;
}
