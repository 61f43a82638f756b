import type { EvaluatorReply, EvaluatorRequest } from '../model/evaluation.js';
import { drainOutputs, reasonOf } from './guest-death.js';
import { launch, permissionModelAlone } from './guest-launch.js';
import { readLines } from './evaluator-lines.js';
import { permissionFlags, readNodeVersion } from './permission.js';
import { tieringFlags } from './engine-flags.js';

export interface EvaluatorStart {
  /** Absolute path of the Node that runs it, and its version, `v20.19.0`: the coordinator's own, `process.execPath` and `process.version`. */
  readonly node: string;
  readonly version: string;
  /** Absolute real path of its bundle, which is all that it may read. */
  readonly entry: string;
  /** Absolute folder that it works in; it may neither read nor write there. */
  readonly folder: string;
  /** MiB of memory. */
  readonly memory: number;
}

/** One evaluator process that is running. */
export interface EvaluatorLine {
  send(request: EvaluatorRequest): void;
  /** Ends the process; fulfilled when it is gone. */
  close(): Promise<void>;
}

export interface LineListener {
  readonly take: (reply: EvaluatorReply) => void;
  /** Once, unless it was closed: how it ended, `out of memory`. */
  readonly ended: (reason: string) => void;
}

/** MiB for what is new: a batch of values lives for two rounds, and would be copied in each collection of a smaller space. */
const YOUNG = '--min-semi-space-size=16';

/**
 * Starts an evaluator under Node's permission model: no file but its own bundle, no writes, no processes, workers or addons, and an
 * environment in which nothing of ours stands.
 */
export function openLine(start: EvaluatorStart, { take, ended }: LineListener): EvaluatorLine {
  const version = readNodeVersion(start.version);
  const flags = permissionFlags(version, { reads: [start.entry], writes: [], grants: [] });
  const args = [...flags, ...tieringFlags(version), `--max-old-space-size=${start.memory}`, YOUNG, start.entry];
  const child = launch({ node: start.node, args, folder: start.folder, memory: start.memory, jail: permissionModelAlone });
  let over = false;
  const end = (reason: string): void => {
    if (over) return;
    over = true;
    child.kill();
    ended(reason);
  };
  const outpour = drainOutputs(child, () => end('it wrote without end'));
  readLines(child.replies, (reply) => {
    if (!over) take(reply);
  }, (detail) => end(`it broke the protocol: ${detail}`));
  const gone = child.ended.then((death) => end(`${reasonOf(death, outpour)}${lastWords(outpour.tail())}`), (error: unknown) => end(`it could not be started: ${String(error)}`));
  return {
    send: (request) => void child.requests.write(`${JSON.stringify(request)}\n`),
    close: async () => {
      over = true;
      child.kill();
      await gone;
    },
  };
}

/** What Node says of a start that failed. */
function lastWords(tail: string): string {
  const found = /^.*(?:bad option|not allowed|Error\b).*$/m.exec(tail);
  return found === null ? '' : `: ${found[0].trim().slice(0, 300)}`;
}
