import type { TextRule } from '../../../model/lint.js';

/** Two headings of one name beneath one heading: links lead to the first, and people do not know which is meant. */
export const headingRepeated: TextRule = {
  code: 'LINT-HEADING-REPEATED', category: 'structure', needs: 'text',
  check({ document }, report) {
    const open: { readonly level: number; readonly names: Map<string, number> }[] = [{ level: 0, names: new Map() }];
    for (const { kind, level, text, span } of document.passages) {
      if (kind !== 'heading') continue;
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const names = open.at(-1)?.names;
      const name = text.trim().toLowerCase();
      const line = names?.get(`${level} ${name}`);
      if (line !== undefined && name !== '') report(span, `"${text.trim()}" is the heading of line ${line} already. Say in each what makes it another.`);
      else names?.set(`${level} ${name}`, span.start.line);
      open.push({ level, names: new Map() });
    }
  },
};
