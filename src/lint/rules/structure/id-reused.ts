import type { RunRule } from '../../../model/lint.js';

/** Decisions, baselines and people keep an id for longer than the spec does. */
export const idReused: RunRule = {
  code: 'LINT-ID-REUSED', category: 'structure', needs: 'run',
  check({ specs, past }, report) {
    const gone = new Map((past ?? []).map((each) => [each.id, each]));
    for (const { file, requirements } of specs) {
      for (const { id, title, span } of requirements) {
        const before = gone.get(id);
        if (before === undefined || bare(before.title) === bare(before.backAs ?? title)) continue;
        report(file, span, `${id} was the id of another requirement, "${before.title}", which commit ${before.commit} took out. Decisions and people may still mean that one: give this a number that was never used.`);
      }
    }
  },
};

/** Words alone: marks, states and punctuation come and go. */
function bare(title: string): string {
  return title.replace(/\[(?:observed|draft|deprecated)\]/i, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();
}
