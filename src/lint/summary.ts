import type { RuleContext, SpecSummary } from '../model/lint.js';
import { anchorsOf } from './slug.js';

const ID = /(?<![\p{L}\p{N}_-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+[a-z]?(?![\p{L}\p{N}_-])/gu;

/** What rules that look at all specs of a run need of one. */
export function summaryOf({ spec, document, sentences, native }: RuleContext): SpecSummary {
  // A heading that is almost one of a requirement is told as that, and refers to nothing.
  const almost = new Set(spec.findings.filter(({ code }) => code === 'SPEC-ID-NEAR-MISS').map(({ line }) => line));
  return {
    file: spec.file, native, prefixes: spec.ids,
    requirements: spec.requirements.map(({ id, title, span, checks, freedoms }) => ({ id, title, span, checked: checks.length + freedoms.length > 0 })),
    mentions: sentences.flatMap(({ prose, requirement, place }) => [...(prose.includes('-') ? prose.matchAll(ID) : [])].map(({ index, 0: id }) => ({ id, within: requirement, span: place(index, index + id.length) }))).filter(({ span }) => !almost.has(span.start.line)),
    anchors: anchorsOf(document.passages.filter(({ kind }) => kind === 'heading').map(({ text }) => text)),
    links: document.links.map(({ target, span }) => ({ target, span })),
  };
}
