import type { TextRule } from '../../../model/lint.js';
import { glossaryOf, normal } from '../../glossary.js';

const ACRONYM = /(?<![\p{L}\p{N}_\-/.#[])[A-Z](?:[A-Z]|[0-9](?=[A-Z])){1,5}s?(?![\p{L}\p{N}_\-/.\]])/gu;

/** What everybody who reads a spec of software knows; and words that are written in capitals for weight. */
const KNOWN: ReadonlySet<string> = new Set((
  'API ASCII AST AWS BOM CDN CI CD CLI CPU CORS CR CRLF CRUD CSRF CSS CSV DB DNS DOM EOF ES FIFO FTP GB GFM GIF GIT GMT GPU GUI HTML HTTP HTTPS ID IDE IO IP ISO JPEG JPG JS JSON JSONC JSX JWT KB LF LIFO LRU MB MD MIT ML MIME '
  + 'NEW OLD WHY WHAT HOW WHO FROM NULL TRUE FALSE YES DNA NFC NFD NFKC NPM OS OK PDF PNG POSIX PR QA RAM RFC REST RPC SDK SHA SMTP SPDX SQL SSD SSH SSL SVG TCP TLS TOML TS TTL TTY TSX UDP UI UNC URI URL US USB UTC UTF UUID UX VCS VM WWW XML XSS YAML ZIP '
  + 'MUST SHALL SHOULD MAY NOT WHEN WHILE WHERE THEN IF AND OR BUT GIVEN ELSE ONLY NO ALL ANY EACH THE TO IS BE IN ON OF FOR WITH BY AS AT AN DO IT NEVER ALWAYS NOTE WARN ERROR INFO TODO TBD TBC TBA FIXME XXX GET PUT POST HEAD '
  + 'PATCH REQUIRED OPTIONAL ADDED AM PM EUR USD GBP EARS BDD TDD LLM AI'
).split(' '));

/** An abbreviation that is nowhere written out. */
export const acronymUndefined: TextRule = {
  code: 'LINT-ACRONYM-UNDEFINED', category: 'clarity', needs: 'text', off: true,
  check({ sentences, document }, report) {
    const glossary = glossaryOf(document);
    const told = new Set<string>();
    let written: ReadonlySet<string> | null = null;
    for (const { prose, demands, place } of sentences) {
      if (!demands || !/[a-z]/.test(prose)) continue;
      for (const { index, 0: found } of prose.matchAll(ACRONYM)) {
        const acronym = found.replace(/s$/, '');
        if (KNOWN.has(acronym) || told.has(acronym) || glossary?.has(normal(acronym)) === true) continue;
        told.add(acronym);
        written ??= writtenOut(document.text);
        if (written.has(acronym)) continue;
        report(place(index, index + found.length), `${acronym} is nowhere written out. Write it out where it stands first: "value added tax (VAT)", or put it into a glossary.`);
      }
    }
  },
};

/** What stands in parentheses behind what it stands for, or is followed by it. */
function writtenOut(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(/\(([A-Z][A-Z0-9]{1,6})s?\)|(?<![A-Z0-9])([A-Z][A-Z0-9]{1,6})(?=\*{0,2}(?: \(|: ))|\*\*([A-Z][A-Z0-9]{1,6})\*\*/g)) found.add(match[1] ?? match[2] ?? match[3] ?? '');
  return found;
}
