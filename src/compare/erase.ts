import type { Case } from '../model/case.js';
import type { Freedom } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { isAskedOf } from '../value/case.js';
import { holdsOpaque } from '../value/opaque.js';
import { mayDifferInClass, SAME_NAME, sameClass, type IsSameClass } from './class-names.js';
import { startCursor } from './cursor.js';
import { mayHoldEngineWords, type IsWritten } from './engine-words.js';
import type { Licence, OperationFreedom } from './licence.js';
import type { Names } from './names.js';
import { readPattern } from '../value/path.js';
import type { Pattern } from '../value/path.js';
import { Sink } from './sink.js';
import { walkPair } from './walk-pair.js';

/** A list of freedoms, made ready to be asked often. */
export interface CompiledFreedoms {
  readonly of: (operation: string) => OperationFreedom;
  /**
   * Whether two observations of a case are the same once what is free is set aside. What cannot be seen into is never different; nor is
   * what could not be run, which is no behaviour of the subject's; nor how the engine words an error that nobody threw on purpose.
   */
  readonly same: (prior: Observation, candidate: Observation, of: Case) => boolean;
  /** Names that the code gives, if they are known: a key that is none of them is data of the input's. */
  readonly names: Names | null;
}

export function compileFreedoms(freedoms: readonly Freedom[], names: Names | null = null): CompiledFreedoms {
  const cache = new Map<string, OperationFreedom>();
  const known: Known = { isWritten: writtenIn(names), isSameClass: names?.classes === undefined ? SAME_NAME : sameClass(names.classes) };
  const of = (operation: string): OperationFreedom => {
    const held = cache.get(operation) ?? compileFor(freedoms.filter((f) => speaksOf(f, operation)), known);
    cache.set(operation, held);
    return held;
  };
  const compiled: CompiledFreedoms = {
    of, names,
    same: (prior, candidate, c) => {
      if (prior.kind === candidate.kind && prior.text === candidate.text) return true;
      if (prior.kind === 'couldNotRun' || candidate.kind === 'couldNotRun') return true;
      // Where nothing is free, and nothing opaque (`<…>`) nor worded by the engine or named by tools is in sight, other bytes are a difference.
      if (freedoms.length === 0 && !holdsOpaque(prior.text) && !holdsOpaque(candidate.text) && !(mayHoldEngineWords(prior.text) && mayHoldEngineWords(candidate.text)) && !mayDifferInClass(prior.text, candidate.text, known.isSameClass)) return false;
      const sink = new Sink({ most: 1 });
      walkPair({ case: c, prior, candidate }, of, sink);
      return sink.empty;
    },
  };
  return compiled;
}

/** A freedom without operation speaks of all; one that names a class speaks of its members too. */
function speaksOf({ operation }: Freedom, of: string): boolean {
  return operation === null || isAskedOf(of, operation);
}

/** Where nothing is known of the sources, every word may be somebody's. A message is put together of pieces: one of them begins it or ends it. */
function writtenIn(names: Names | null): IsWritten {
  const known = new Map<string, readonly string[]>();
  return (message, words) => {
    if (names === null) return true;
    const texts = known.get(words) ?? [...names.messages, ...names.sources].filter((text) => text.includes(words));
    known.set(words, texts);
    return texts.some((text) => message.startsWith(text) || message.endsWith(text));
  };
}

/** What is known of both sides besides what is free. */
interface Known {
  readonly isWritten: IsWritten;
  readonly isSameClass: IsSameClass;
}

function compileFor(freedoms: readonly Freedom[], known: Known): OperationFreedom {
  const aspects = new Set(freedoms.flatMap((f) => (f.kind === 'aspect' ? [f.aspect] : [])));
  const patterns = freedoms.flatMap((f) => (f.kind === 'aspect' ? [] : licencesOf(f).map((means) => ({ pattern: patternOf(f.path), means }))));
  const roots = { result: startCursor(patterns, 'result'), error: startCursor(patterns, 'error'), args: startCursor(patterns, 'args') };
  return { has: (aspect) => aspects.has(aspect), cursor: (root) => roots[root], ...known };
}

function licencesOf(freedom: Exclude<Freedom, { kind: 'aspect' }>): readonly Licence[] {
  if (freedom.kind === 'at') return [{ kind: 'at', aspect: freedom.aspect }];
  if (freedom.kind === 'within') return [{ kind: 'within', tolerance: freedom.tolerance, relative: freedom.relative }];
  return freedom.path === WHOLE_ERROR ? [{ kind: 'free' }, { kind: 'at', aspect: 'kind' }] : [{ kind: 'free' }];
}

/** It frees class, message, cause and all: the thrown value as a whole, but never that it was thrown. */
const WHOLE_ERROR = 'error.*';

function patternOf(path: string): Pattern {
  const pattern = readPattern(path);
  if (typeof pattern === 'string') throw new RangeError(`${pattern}. Freedoms come from readFreedom.`);
  return path === WHOLE_ERROR ? { root: 'error', parts: [] } : pattern;
}
