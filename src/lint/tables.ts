import type { Passage, SpecDocument } from '../model/document.js';

/** A table as rows of its cells, the header first. */
export type TableRows = readonly (readonly Passage[])[];

/** The tables of a document: cells that follow one another, by the lines on which they stand. */
export function tablesOf(document: SpecDocument): readonly TableRows[] {
  const tables: Passage[][][] = [];
  let before: Passage | null = null;
  for (const passage of document.passages) {
    if (passage.kind === 'cell') {
      const line = passage.span.start.line;
      const rows = tables.at(-1);
      const gap = before?.kind === 'cell' ? line - before.span.start.line : Infinity;
      // Between header and first row stands the line of dashes.
      if (rows === undefined || gap > 2 || (gap === 2 && rows.length > 1)) tables.push([[passage]]);
      else if (gap === 0) rows.at(-1)?.push(passage);
      else rows.push([passage]);
    }
    before = passage;
  }
  return tables;
}
