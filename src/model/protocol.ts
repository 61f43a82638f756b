import type { Access, SameValue } from './case.js';
import type { Lead, Product } from './observation.js';

/**
 * What the coordinator and a guest say to each other, requests on the guest's file descriptor 3, replies on 4: one JSON object a line.
 * Two of them have a body, `bytes` long, in UTF-8, whose lines are texts in the notation as they are: a printed text holds no line
 * break and no control character, and to escape what is escaped already would cost more than to call most functions.
 *
 *   coordinator                          guest
 *   {"say":"load", …}            →
 *                                ←       {"say":"loaded", …} or {"say":"failed", …}
 *   {"say":"run", …,"bytes":27}  →
 *   [[{sku: "a"}], "X"]          →                             the body: a line for the input of each step of each case
 *   [[]]                         →
 *                                ←       {"say":"did","bytes":58}   once or several times, until each case has its reply, in order
 *                                ←       2fAkX0qYb1Zt returned 1 > 10       token, kind, number of lines of the text, text
 *                                ←       Qm7Pz3vKc9Re threw 1 throws TypeError("no")
 *                                ←       {"say":"refused", …}          whenever the permission model said no
 *                                ←       {"say":"left", …}             when a case has ended and something that it began has not
 *                                ←       {"say":"unseen", …}           the first time that it leaves a field out which no declaration names
 *                                ←       {"say":"probed", …}           the first time that it asks where, when or as whom it runs
 *
 * A line of the text that begins with an arrow, as in `→ 10`, has `> 10` on the wire: most replies are plain ASCII then, which is
 * written and read several times as fast. No line of an observation begins with `>` itself.
 *
 * A guest is anything that speaks this: a child process, a worker, a driver in another language, a machine across the network.
 * One token and exactly one reply a case; a second reply, or a token that was not asked for, is a protocol error and ends the guest.
 */
export type Request = LoadRequest | RunRequest;
export type Reply = LoadedReply | FailedReply | DidReply | RefusedReply | LeftReply | UnseenReply | ProbedReply;

export interface LoadRequest {
  readonly say: 'load';
  /** Absolute path of the staged entry. */
  readonly entry: string;
  /** Restrict to this export; null for all. */
  readonly export: string | null;
  /** Functions in exported objects are exports too, as `convert.hex`. */
  readonly nested?: boolean;
  /** Folder that the subject may write to; emptied between cases if `clean`. */
  readonly folder: string;
  readonly clean: boolean;
  /** How many counters of branches the source sets, in an array that the guest makes. */
  readonly branches: number;
  /** How many comparisons the source shows to functions that the guest makes. */
  readonly comparisons: number;
  /** By the name of a class, fields of its instances that are declared private: they are observed as little as `#` fields. */
  readonly privates?: Readonly<Record<string, readonly string[]>>;
  /** Classes, and all names that declarations leave to fields of their instances: others are observed as little. */
  readonly declared?: { readonly classes: readonly string[]; readonly names: readonly string[] };
  /** Path prefixes that are ours (stage, temporary folder) → what stands for them in an observation. */
  readonly replace: readonly (readonly [string, string])[];
  readonly limits: GuestLimits;
  /** Milliseconds by which the subject's clock is ahead; absent where it is right. */
  readonly ahead?: number;
  /** Milliseconds after which the guest itself ends a call, says `never returns` and leaves; absent: the coordinator alone watches. */
  readonly callMilliseconds?: number;
  /** Milliseconds beyond which the guest says of a case that it was slow; absent: of none. */
  readonly slowMilliseconds?: number;
}

export interface GuestLimits {
  /** Characters of one printed observation; beyond it is cut and its hash takes the place of the rest. */
  readonly characters: number;
  /** Items drawn from an iterator. */
  readonly items: number;
  /** Characters of console output that are kept of one case. */
  readonly console: number;
}

export interface RunRequest {
  readonly say: 'run';
  /** One a case. */
  readonly tokens: readonly string[];
  /** What the cases ask; and of each case which of these it is. */
  readonly asks: readonly WireAsk[];
  readonly asked: readonly number[];
  /** Length of the body: the inputs. */
  readonly bytes: number;
}

/** A case but for its inputs: operation and steps. A call has one step, of access `call` and member ``. */
export type WireAsk = readonly [operation: string, ...steps: WireStep[]];
export type WireStep = readonly [access: Access, member: string, same?: readonly SameValue[] | null, on?: number];

export interface LoadedReply {
  readonly say: 'loaded';
  readonly exports: readonly GuestExport[];
  /** Where it was restricted to one export: other classes that the module exports, of which inputs may hold instances. */
  readonly classes?: readonly string[];
  readonly values: readonly GuestValue[];
  /** What the module wrote to stdout or stderr while it loaded, cut at 1,000 characters. */
  readonly wrote: string;
}

/** Something callable that the loaded module offers. Members of a default-exported object are listed as exports of their own. */
export interface GuestExport {
  readonly name: string;
  readonly kind: 'function' | 'class';
  /** The function's own name. */
  readonly called: string;
  /** The implementation's name asks for it: `npm:marked@17#parse`. */
  readonly chosen?: boolean;
  /** It stands in an exported object or function, and is no export itself. */
  readonly inner?: boolean;
  /** It is reached by way of the default export alone: `export default { total }`. */
  readonly ofDefault?: boolean;
  /** Declared parameters before the first with a default. */
  readonly arity: number;
  /** Of a class: methods and getters of its prototype chain; `sets` where there is a setter as well. */
  readonly members: readonly { readonly name: string; readonly kind: 'method' | 'getter'; readonly arity: number; readonly sets?: boolean }[];
}

/** Something that the loaded module offers and that cannot be called: an exported constant, or one of an exported function or class. */
export interface GuestValue {
  readonly name: string;
  /** As it is printed right after loading, cut at 20,000 characters. */
  readonly text: string;
}

export interface FailedReply {
  readonly say: 'failed';
  /** `threw`: the module threw; `missing`: the export is not there. */
  readonly why: 'threw' | 'missing';
  /** The error, printed; or the names that are there. */
  readonly detail: string;
  /** First frame inside the stage, `file:line`, if the stack names one. */
  readonly at: string | null;
  /** Of what was thrown, for a message to people; absent where it was no error. */
  readonly error?: { readonly name: string; readonly message: string; readonly code: string };
}

export interface DidReply {
  readonly say: 'did';
  /** Length of the body: the replies. */
  readonly bytes: number;
  /** Where branches are counted, what each case reached: a hint. */
  readonly reached?: readonly ReachedHint[];
  /** Which cases took long: which of the replies, and milliseconds. A hint. */
  readonly slow?: readonly (readonly [reply: number, milliseconds: number])[];
  /** What cases were seen to make, ever more seldom of the like: which of the replies, and what. A hint. */
  readonly products?: readonly (readonly [reply: number, product: Product])[];
}

/** The parts of `Reached`, in its order. */
export type ReachedHint = readonly [path: number, rare: readonly number[], near: readonly number[], leads: readonly Lead[], effort: number];

/** A refused access: a hint, since the guest says it of itself. */
export interface RefusedReply {
  readonly say: 'refused';
  readonly kind: AccessKind | 'read';
  /** Path, host or command; empty where not known. */
  readonly resource: string;
}

/** What a case left behind when it had its observation: a hint, since the guest says it of itself. */
export interface LeftReply {
  readonly say: 'left';
  /** `import` where it was left by loading. */
  readonly operation: string;
  /** In words: `a timer`, `the exit code 1`, `a change to Array.prototype.last`. */
  readonly what: string;
}

/** A field of instances that was not observed, since `declared` does not name it: a hint, as above. Each is said once. */
export interface UnseenReply {
  readonly say: 'unseen';
  /** The class. */
  readonly of: string;
  readonly field: string;
}

/** The subject looked at its surroundings, by which code can know that it is watched: a hint, as above. Each pair is said once. */
export interface ProbedReply {
  readonly say: 'probed';
  readonly what: Surrounding;
  /** How: `Date.now`, `process.argv`. */
  readonly by: string;
}

/** What of its surroundings a subject can look at. */
export type Surrounding = 'arguments' | 'clock' | 'environment' | 'machine' | 'process' | 'stack' | 'user';

/** What `--allow` grants. */
export type AccessKind = 'spawn' | 'addon' | 'worker' | 'connect' | 'write';

export interface Grant {
  readonly kind: AccessKind;
  /** Only of `write`: the folder. */
  readonly path: string | null;
}
