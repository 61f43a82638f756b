import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Codes of the rules whose precision is measured: all of src/lint/rules/clarity. */
export function clarityCodes() {
  const folder = path.join(ROOT, 'src', 'lint', 'rules', 'clarity');
  return readdirSync(folder).flatMap((name) => /code: '(LINT-[A-Z-]+)'/.exec(readFileSync(path.join(folder, name), 'utf8'))?.[1] ?? []).sort();
}

/** By code, every hit on the texts below a folder, in order of file and place. `found` is at most 40 characters of the text. */
export async function hitsOf(folder, lintText) {
  const codes = clarityCodes();
  const config = { rules: Object.fromEntries(codes.map((code) => [code, 'info'])), custom: [] };
  const hits = new Map(codes.map((code) => [code, []]));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/')).filter((file) => /\.(?:md|txt|spec)$/.test(file) && file !== 'README.md').sort();
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const lines = text.split(/\r\n?|\n/);
    const { findings } = await lintText(text, { file, config });
    for (const { code, line, column, endLine, endColumn } of findings) {
      hits.get(code)?.push({ file, line, column, found: lines[line - 1].slice(column - 1, line === endLine ? endColumn - 1 : undefined).slice(0, 40) });
    }
  }
  return hits;
}
