import type { Expected, MessagePattern, ThrowPattern } from '../model/spec.js';

export type Loosening = 'loosened' | 'tightened' | 'changed';

/** Whether what meets the one expectation also meets the other. */
export function looseningOf(before: Expected, now: Expected): Loosening {
  if (allows(now, before)) return 'loosened';
  return allows(before, now) ? 'tightened' : 'changed';
}

/** Whether all that meets `strict` meets `loose` too, as far as that can be read off. */
function allows(loose: Expected, strict: Expected): boolean {
  if (strict.how === 'observes') return allowsObserved(loose, strict.observation.text);
  if (loose.how !== 'throws' || strict.how !== 'throws') return false;
  return allowsThrow(loose.pattern, strict.pattern);
}

/** An entry is held byte by byte; an example of the same value or class by less. */
function allowsObserved(loose: Expected, text: string): boolean {
  if (loose.how === 'returns') return text === `→ ${loose.value}`;
  if (loose.how === 'observes' || !text.startsWith('throws ')) return false;
  const { pattern } = loose;
  return pattern.kind === 'anything' || (pattern.kind === 'class' && pattern.message === null && pattern.properties === null && /^[\w$]+/.exec(text.slice(7))?.[0] === pattern.name);
}

function allowsThrow(loose: ThrowPattern, strict: ThrowPattern): boolean {
  if (loose.kind === 'anything') return true;
  if (loose.kind !== 'class' || strict.kind !== 'class' || loose.name !== strict.name) return false;
  return (loose.properties === null || loose.properties === strict.properties) && (loose.message === null || allowsMessage(loose.message, strict.message));
}

function allowsMessage(loose: MessagePattern, strict: MessagePattern | null): boolean {
  if (strict === null) return false;
  if (strict.kind === 'text' && loose.kind === 'expression') return new RegExp(loose.source, loose.flags).test(strict.text);
  return JSON.stringify(loose) === JSON.stringify(strict);
}
