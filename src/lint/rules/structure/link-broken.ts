import type { RunRule, SpecSummary } from '../../../model/lint.js';

/** Links to headings, of the same spec or of others that were read; where other files lead is not looked at. */
export const linkBroken: RunRule = {
  code: 'LINT-LINK-BROKEN', category: 'structure', needs: 'run',
  check({ specs }, report) {
    const byFile = new Map(specs.map((spec) => [normal(spec.file), { spec, anchors: new Set(spec.anchors) }]));
    for (const spec of specs) {
      for (const { target, span } of spec.links) {
        const hash = target.indexOf('#');
        if (hash < 0 || /^[a-z][a-z0-9+.-]*:|^\//i.test(target)) continue;
        const to = byFile.get(hash === 0 ? normal(spec.file) : beside(spec, target.slice(0, hash)));
        const anchor = decoded(target.slice(hash + 1));
        if (to === undefined || anchor === '' || to.anchors.has(anchor.toLowerCase())) continue;
        report(spec.file, span, `${to.spec.file} has no heading #${anchor}. Link to one that it has: ${to.spec.anchors.slice(0, 3).map((each) => `#${each}`).join(', ') || 'there is none'}.`);
      }
    }
  },
};

function beside({ file }: SpecSummary, target: string): string {
  return normal(`${file.slice(0, file.lastIndexOf('/') + 1)}${decoded(target)}`);
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % stands for itself.
    return text;
  }
}
