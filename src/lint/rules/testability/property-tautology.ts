import type { TextRule } from '../../../model/lint.js';

/** Both sides are the same text: a case is asked once, so it is compared with itself. */
export const propertyTautology: TextRule = {
  code: 'LINT-PROPERTY-TAUTOLOGY', category: 'testability', needs: 'text', native: true,
  check({ spec }, report) {
    for (const { id, checks } of spec.requirements) {
      for (const check of checks) {
        const said = check.kind === 'property' ? sameOnBothSides(check.code) : null;
        if (said !== null) report(check.span, `This property of ${id} ${said}, so every implementation satisfies it. Compare with something that the operation does not make itself: a literal, another operation, another input.`);
      }
    }
  },
};

/** What a predicate that is one comparison compares with itself; of anything else null. */
function sameOnBothSides(code: string): string | null {
  const arrow = code.indexOf('=>');
  const body = arrow < 0 ? '' : code.slice(arrow + 2).trim();
  if (body === 'true') return 'is true whatever happens';
  const sides = body.startsWith('equal(') && body.endsWith(')') ? halves(body.slice(6, -1), ',') : [' === ', ' == ', ' <= ', ' >= '].map((by) => halves(body, by)).find((found) => found !== null) ?? null;
  return sides === null || sides[0] !== sides[1] || sides[0] === '' ? null : `compares ${sides[0].length > 60 ? 'a value' : sides[0]} with itself`;
}

/** The two parts around the middle, if there the separator stands. */
function halves(text: string, by: string): readonly [string, string] | null {
  const middle = (text.length - by.length) / 2;
  for (const at of [Math.floor(middle), Math.ceil(middle), Math.floor(middle) - 1]) {
    if (at > 0 && text.startsWith(by, at)) return [text.slice(0, at).trim(), text.slice(at + by.length).trim()];
  }
  return null;
}
