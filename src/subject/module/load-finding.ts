import { existsSync } from 'node:fs';
import path from 'node:path';
import type { GuestStart } from '../../host/guest-process.js';
import { didYouMean } from '../../value/near.js';
import type { Finding } from '../../model/finding.js';
import type { Implementation } from '../../model/implementation.js';
import type { FailedReply } from '../../model/protocol.js';
import { importFault } from './import-fault.js';
import { loadRemedy } from './load-remedy.js';
import { placeName } from './place-name.js';
import type { Place } from './stage.js';

export interface FailedStart {
  readonly failed: Extract<GuestStart, { ok: false }>;
  /** The source behind a place on the stage. */
  readonly original: (place: Place) => Place;
  readonly cwd: string;
}

/** Why a module could not be started, at the line of the user's source where that is known. */
export function loadFinding(implementation: Implementation, { failed, original, cwd }: FailedStart): Finding {
  const { reply, detail, said } = failed;
  const { name, closure } = implementation;
  if (reply?.why === 'missing') return exportMissing(name, implementation.export ?? '', reply.detail);
  if (reply === null && (/bad option|not allowed in|Assertion failed|could not be started/.test(detail + said) || /exit code 12[67]$/.test(detail))) {
    return { code: 'SANDBOX-UNAVAILABLE', severity: 'error', file: name, message: `The contained process did not start: ${[detail, said.slice(0, 300)].filter(Boolean).join(': ')}. Holdfast needs Node 20.19 or newer with its permission model, and the Node that it runs on must still be there: run it again with such a one.` };
  }
  const called = (relative: string): string => {
    const file = path.join(closure.root, relative);
    return existsSync(file) ? placeName(implementation, file, cwd) : relative;
  };
  const fault = importFault(implementation, reply);
  if (fault !== null) return importFinding(implementation, { fault, words: wordsOf(failed), called });
  const at = placeOf(reply?.at ?? null);
  const place = at === null ? null : original(at);
  const where = place === null ? (reply?.at === null || reply === null ? null : called(reply.at.replace(/^<module>\//, ''))) : `${called(place.file)}:${place.line}`;
  return {
    code: 'LOAD-FAILED', severity: 'error', file: place === null ? name : called(place.file), ...(place !== null && { line: place.line }),
    message: `${name} does not load: ${wordsOf(failed)}${where === null || where === name ? '' : ` (${where})`}. ${loadRemedy(failed)}`,
  };
}

function importFinding(implementation: Implementation, of: { fault: NonNullable<ReturnType<typeof importFault>>; words: string; called: (relative: string) => string }): Finding {
  const { fault: { at, is, remedy }, words, called } = of;
  if (at === null) return { code: 'MODULE-NOT-FOUND', severity: 'error', file: implementation.name, message: `${implementation.name} does not load: ${words}. ${remedy}` };
  const file = called(at.file);
  return { code: 'MODULE-NOT-FOUND', severity: 'error', file, line: at.line, message: `${file}:${at.line} imports ${JSON.stringify(at.specifier)}, which is ${is}. ${remedy}` };
}

function exportMissing(name: string, wanted: string, names: string): Finding {
  const list = names === '' ? [] : names.split(', ');
  const there = list.length === 0 ? 'It exports nothing that can be called.' : `It has ${shortened(list)}.`;
  return { code: 'EXPORT-NOT-FOUND', severity: 'error', file: name, message: `${name} has no export ${wanted} that can be called. ${didYouMean(wanted, list)}${there}` };
}

/** What happened, in one sentence without its full stop. */
function wordsOf({ reply, detail }: FailedStart['failed']): string {
  if (reply === null) return detail === 'never returns' ? 'its import has not ended after 30 seconds' : detail;
  if (reply.error !== undefined) return errorWords(reply.error);
  const exit = /^exits (.*)$/.exec(reply.detail)?.[1];
  if (exit !== undefined) return `it ends the process while it is imported, with exit code ${exit}`;
  return reply.detail === 'never settles' ? 'something that it awaits at its top level never settles' : `it throws ${reply.detail}`;
}

function errorWords({ name, message }: NonNullable<FailedReply['error']>): string {
  const first = message.split('\n', 1)[0] ?? '';
  return `${name}${first === '' ? '' : `: ${first.length > 300 ? `${first.slice(0, 299)}…` : first}`}`.replace(/\.$/, '');
}

/** A file below the module's root with a line, from 1; files of packages count too. */
function placeOf(at: string | null): Place | null {
  const found = /^<module>\/(.*):(\d+)$/.exec(at ?? '');
  return found === null ? null : { file: found[1] ?? '', line: Number(found[2]) };
}

function shortened(list: readonly string[]): string {
  return list.length <= 12 ? list.join(', ') : `${list.slice(0, 12).join(', ')} and ${list.length - 12} more`;
}
