import type { TextRule } from '../../../model/lint.js';
import { tablesOf } from '../../tables.js';
import { isCodeAlone } from '../../words.js';

/** A table of values under a requirement whose header calls nothing looks like a check and is prose. */
export const tableUnbound: TextRule = {
  code: 'LINT-TABLE-UNBOUND', category: 'testability', needs: 'text', native: true,
  check({ document }, report) {
    for (const [header = [], ...rows] of tablesOf(document)) {
      const first = header[0];
      if (first === undefined || first.requirement === null || header.some(({ prose }) => prose.includes('\u0000'))) continue;
      // A column of values is a column of code spans.
      const values = header.some((_, column) => rows.length > 0 && rows.every((row) => row[column] !== undefined && isCodeAlone(row[column].prose)));
      if (values) report(document.span(first.span.start.offset, header.at(-1)?.span.end.offset ?? first.span.end.offset), `This table of ${first.requirement} is not judged: no header calls an operation. Write what is expected of each row as a code span in its header: \`total(items)\`.`);
    }
  },
};
