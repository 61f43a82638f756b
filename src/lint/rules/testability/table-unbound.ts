import type { Passage } from '../../../model/document.js';
import type { TextRule } from '../../../model/lint.js';
import { tablesOf } from '../../tables.js';
import { isCodeAlone } from '../../words.js';

const CALL = /^(?<name>[A-Za-z_$][\w$]*)(?<rest>\(.*\))?$/s;
const LITERAL = /^(?:-?\d[\d_.e]*n?|true|false|null|undefined|NaN|throws\b.*|"[^"]*"|'[^']*'|\[.*\]|\{.*\})$/s;

/** Whether a plain header calls something, or is the name of an operation. */
function names(header: string, operations: ReadonlySet<string>): boolean {
  const { name = '', rest } = CALL.exec(header)?.groups ?? {};
  return operations.has(name) || (operations.size === 0 && rest !== undefined);
}

/** A table of values under a requirement whose header calls nothing looks like a check and is prose. */
export const tableUnbound: TextRule = {
  code: 'LINT-TABLE-UNBOUND', category: 'testability', needs: 'text', native: true,
  check({ document, spec: { signature } }, report) {
    const operations = new Set(signature.declares);
    for (const [header = [], ...rows] of tablesOf(document)) {
      const first = header[0];
      if (first === undefined || first.requirement === null || header.some(({ prose }) => prose.includes('\u0000'))) continue;
      // A column of values is a column of code spans.
      const every = (column: number, holds: (cell: Passage) => boolean): boolean => rows.length > 0 && rows.every((row) => row[column] !== undefined && holds(row[column]));
      // Of plain cells it takes a header that names what is called: numbers stand in tables of prose too.
      const values = header.some(({ text }, column) => every(column, ({ prose }) => isCodeAlone(prose)) || (names(text.trim(), operations) && every(column, (cell) => isCodeAlone(cell.prose) || LITERAL.test(cell.text.trim()))));
      if (values) report(document.span(first.span.start.offset, header.at(-1)?.span.end.offset ?? first.span.end.offset), `This table of ${first.requirement} is not judged: no header calls an operation. Write what is expected of each row as a code span in its header: \`total(items)\`.`);
    }
  },
};
