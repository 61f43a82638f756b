import { Opaque } from '../value/opaque.js';
import { kindName } from './payload.js';
import type { ScalarChange } from './scalars.js';

/**
 * What can be said of two values of which one or both cannot be seen into. Their insides are never the same and never different, but a
 * function is no promise and no string. Of what was cut off for its length, the hash of the whole is known.
 */
export function opaqueChange(prior: unknown, candidate: unknown): ScalarChange | null {
  if (isCut(prior) || isCut(candidate)) return cutChange(prior, candidate);
  const [a, b] = [knownKind(prior), knownKind(candidate)];
  return a === null || b === null || a === b ? null : { change: 'kind', prior: a, candidate: b };
}

function cutChange(prior: unknown, candidate: unknown): ScalarChange | null {
  if (isCut(prior) && isCut(candidate) && prior.prefix + prior.text === candidate.prefix + candidate.text) return null;
  const name = (value: unknown): string => (isCut(value) ? 'long value' : kindName(value));
  return { change: 'value', prior: name(prior), candidate: name(candidate) };
}

function isCut(value: unknown): value is Opaque {
  return value instanceof Opaque && value.text.startsWith('cut ');
}

/** The kind of a value, as far as it shows; null where reading it failed. */
function knownKind(value: unknown): string | null {
  if (!(value instanceof Opaque)) return kindName(value);
  const word = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(value.text)?.[0] ?? '';
  if (word === 'class') return 'function';
  return /^(?:function|[A-Z].*)$/.test(word) ? word : null;
}
