/** Pieces that mean something to one of the readers or rules. */
const TOKENS = [
  '`', '```', '~~~', '|', '---', '#', '## ', '- ', '> ', '**', '\n', '\n\n', '\r\n', '\ufeff', '\\', '→', ' throws ', 'MUST', ' MUST NOT ', '[observed]', '// → ', '(', ')', '{', '[', ']', '"', "'", ':', ';', '.', ' ',
  '<', '&amp;', '&', '\t', '\u0000', '\ud83d', '\u{1f600}', '\u200b', '\u202e', '\u05e9\u05dc\u05d5\u05dd', 'CART-1', '## CART-1: ', '**CART-1**: ', '<!-- holdfast-disable-next-block LINT-TBD: x -->', '<!-- holdfast-disable-file ', '-->', '<!--', '](#a)', '](b.spec.md#%', 'the the ', 'and/or',
  'TBD', 'WHEN ', ' THEN ', 'IF ', 'not ', 'etc. ', '## Glossary\n', 'VAT', '{{', '[NEEDS CLARIFICATION', 'ids: [A]\n', '```ts unspecified\nresult\n```', '| a | `f(a)` |\n|---|---|\n',
];

/** Parts of texts beneath their headings, short, so that many can be tried. */
export function piecesOf(texts) {
  const front = '---\nholdfast: 1\nsubject: a.ts\nids: [CART]\n---\n\n';
  return texts.flatMap((text) => text.split(/\n(?=#{1,4} )/)).map((part, i) => (i % 3 === 0 ? front : '') + part.slice(0, 240));
}

/** `draw(least, most)` gives a whole number. */
export function mutated(text, draw) {
  let out = text;
  for (let times = draw(1, 4); times > 0; times--) {
    const at = draw(0, out.length);
    const token = TOKENS[draw(0, TOKENS.length - 1)];
    switch (draw(0, 3)) {
      case 0: out = out.slice(0, at) + token + out.slice(at); break;
      case 1: out = out.slice(0, at) + out.slice(at + draw(0, 12)); break;
      case 2: out = out.slice(0, at) + token + out.slice(at + draw(0, 12)); break;
      default: out = out.slice(0, at) + out.slice(draw(0, out.length)).slice(0, 40) + out.slice(at);
    }
  }
  return out;
}

let codes = null;

/** What is wrong with what linting says of a text; null where nothing is. */
export async function faultOf(text, lintText) {
  codes ??= Object.fromEntries(['LINT-NOT-READ', 'LINT-ABSOLUTE', 'LINT-PASSIVE-ACTORLESS', 'LINT-NEGATION-STACK', 'LINT-SENTENCE-LONG', 'LINT-TERM-UNDEFINED', 'LINT-ACRONYM-UNDEFINED', 'LINT-AND-OR', 'LINT-EARS-SHAPE', 'LINT-EARS-ORDER', 'LINT-PRONOUN-VAGUE', 'LINT-LIST-UNBOUNDED', 'LINT-STATEMENT-COMPOUND', 'LINT-ALL-NOT', 'LINT-PARENTHESIS-NORMATIVE', 'LINT-FUTURE-TENSE', 'LINT-ESCAPE-CLAUSE', 'LINT-TIME-VAGUE', 'LINT-COMPARISON-OPEN', 'LINT-INFINITIVE-SUPERFLUOUS'].map((code) => [code, 'info']));
  let findings;
  try {
    ({ findings } = await lintText(text, { file: 'fuzz.spec.md', config: { rules: codes, custom: [] } }));
  } catch (error) {
    return `it threw ${error instanceof Error ? error.stack : String(error)}`;
  }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const within = (line, column) => line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1].length + 2;
  for (const { code, message, line, column, endLine, endColumn, fixes = [] } of findings) {
    if (code === 'INTERNAL') return message;
    if (message.length > 2000) return `${code} says ${message.length} characters`;
    if (!within(line, column) || !within(endLine, endColumn) || endLine < line || (endLine === line && endColumn < column)) return `${code} stands at ${line}:${column} to ${endLine}:${endColumn}`;
    for (const { edits } of fixes) for (const { start, end } of edits) if (start < 0 || end < start || end > text.length) return `${code} mends ${start} to ${end} of ${text.length}`;
  }
  return null;
}
