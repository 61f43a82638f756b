import type { Passage } from '../../../model/document.js';
import type { TextRule } from '../../../model/lint.js';
import type { Requirement } from '../../../model/spec.js';

const DEMAND = /\b(?:MUST|SHALL|REQUIRED|SHOULD|RECOMMENDED)\b|^THEN\b/i;

/** Where criteria of a requirement have their examples beside them, one without any stands out. */
export const criterionUnbound: TextRule = {
  code: 'LINT-CRITERION-UNBOUND', category: 'testability', needs: 'text', native: true,
  check({ spec, document }, report) {
    const owned = new Map<string, Passage[]>();
    for (const passage of document.passages) {
      if (passage.kind !== 'paragraph' || passage.requirement === null) continue;
      const of = owned.get(passage.requirement) ?? [];
      owned.set(passage.requirement, of);
      of.push(passage);
    }
    for (const requirement of spec.requirements) {
      if (requirement.status !== 'confirmed' || requirement.checks.length === 0) continue;
      const paragraphs = owned.get(requirement.id) ?? [];
      const groups = paragraphs.filter((p) => demandsIn(requirement, p.span.start.offset, p.span.end.offset));
      // A table or a fence may hold all of them.
      const apart = [...requirement.checks, ...requirement.freedoms].some(({ span }) => !paragraphs.some((p) => span.start.offset >= p.span.start.offset && span.start.offset <= p.span.end.offset));
      if (apart || groups.length < 2) continue;
      for (const { span } of groups) {
        const bound = requirement.checks.some((check) => check.span.start.offset >= span.start.offset && check.span.start.offset <= span.end.offset);
        if (!bound) report(span, `Other criteria of ${requirement.id} have an example beside them, this one has none: nothing tells whether it holds. Give it one.`);
      }
    }
  },
};

function demandsIn({ criteria }: Requirement, start: number, end: number): boolean {
  return criteria.some(({ text, span }) => DEMAND.test(text) && span.start.offset >= start && span.start.offset <= end);
}
