import type { Expected } from '../model/spec.js';

/** What is expected, as it would stand behind a case: `→ 0`, `throws RangeError("no")`. */
export function expectationText(expected: Expected): string {
  if (expected.how === 'returns') return `→ ${expected.value}`;
  if (expected.how === 'observes') return expected.observation.text;
  const { pattern } = expected;
  switch (pattern.kind) {
    case 'anything': return 'throws';
    case 'properties': return `throws ${pattern.properties}`;
    case 'value': return `throws ${pattern.value}`;
    case 'class': {
      const message = pattern.message === null ? '' : pattern.message.kind === 'text' ? JSON.stringify(pattern.message.text) : `/${pattern.message.source}/${pattern.message.flags}`;
      const inside = [message, pattern.properties ?? ''].filter((part) => part !== '').join(', ');
      return `throws ${pattern.name}${inside === '' ? '' : `(${inside})`}`;
    }
  }
}
