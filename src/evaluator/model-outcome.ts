import type { WireAnswer } from '../model/evaluation.js';
import type { Outcome } from '../model/observation.js';
import type { Comparison } from '../value/equality.js';
import { NotationError } from '../value/notation-error.js';
import { parseOutcome } from '../value/outcome.js';
import type { ParseOptions } from '../value/parse.js';
import { valueKind } from '../value/value-kind.js';

/** The observation that a model is held against. */
export interface Judged {
  readonly outcome: Outcome | null;
  readonly text: string;
}

/** Null as outcome where the text cannot be read; then nothing agrees with it. */
export function readJudged([, text]: WireAnswer, options: ParseOptions): Judged {
  try {
    return { outcome: parseOutcome(text, options), text };
  } catch (error) {
    if (error instanceof NotationError) return { outcome: null, text };
    throw error;
  }
}

/** By value, or by class and message of what is thrown; a promise is asked for only where the model gives one. */
export function modelAgrees({ outcome }: Judged, model: { readonly how: 'returned' | 'threw'; readonly value: unknown; readonly async: boolean }, compare: (a: unknown, b: unknown) => Comparison): Comparison {
  if (outcome === null || outcome.how !== model.how || (model.async && !outcome.async)) return 'different';
  return model.how === 'returned' || !isObject(model.value) || !isObject(outcome.value) ? compare(model.value, outcome.value) : compareErrors(model.value, outcome.value);
}

function compareErrors(model: object, observed: object): Comparison {
  const [own, other] = [valueKind(model), valueKind(observed)];
  if (other.opaque === 'wholly') return 'opaque';
  const sameClass = (own.className ?? own.kind) === (other.className ?? other.kind);
  return sameClass && Reflect.get(model, 'message') === Reflect.get(observed, 'message') ? 'equal' : 'different';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
