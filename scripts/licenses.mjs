// Lists the licences of the libraries that are bundled into the dist of this folder, by the packages that the bundle's regions name.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folders = new Set();
for (const file of readdirSync('dist').filter((f) => /\.c?js$/.test(f))) {
  for (const [, name] of readFileSync(path.join('dist', file), 'utf8').matchAll(/\/\/#region (?:\S*?\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)/g)) folders.add(name);
}
if (folders.size === 0) throw new Error('dist names no bundled package: has the bundler changed its region comments?');
const parts = [...folders].toSorted().map((name) => {
  const folder = path.join(import.meta.dirname, '../node_modules', name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  const text = file !== undefined && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8').trim() : '(no licence file in the package)';
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync('THIRD-PARTY-LICENSES.txt', `Libraries that are bundled into dist/, with their licences.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`);
console.log(`licences of ${parts.length} bundled packages listed`);
