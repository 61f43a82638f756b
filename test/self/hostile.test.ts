import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, openGate, wordsOf, type Gate } from './scratch.js';

const SPEC = `---
holdfast: 1
subject: price.mjs
ids: [PRICE]
---
# Prices

\`\`\`ts signature
export function price(cents: number, coupon?: string): number
\`\`\`

### PRICE-1: Nothing off
\`price(100)\` → \`100\`

### PRICE-2: A tenth off
\`price(100, "TEN")\` → \`90\`

### PRICE-3: Never more than without a coupon
\`\`\`ts property
(cents: number) => implies(cents >= 0 && cents < 1e9, price(cents, "TEN") <= price(cents))
\`\`\`
`;

const PRIOR = `export function price(cents, coupon) {
  return coupon === "TEN" ? cents - Math.floor(cents / 10) : cents;
}
`;

let gate: Gate;
beforeAll(async () => {
  gate = openGate();
  gate.write({ 'price.spec.md': SPEC, 'price.mjs': PRIOR, 'secret.txt': 'secret' });
  const { specs } = await gate.record({ most: 30 });
  expect(specs[0]?.findings.filter((f) => f.severity === 'error')).toEqual([]);
  expect((await gate.verify()).verdict).toBe('safe');
});
afterAll(() => gate.remove());

/** Right answers, and beside them something that only a candidate does which wants to know more than its arguments. */
const beside = (imports: string, deed: string): string => `${imports}
export function price(cents, coupon) {
  try { ${deed} } catch {}
  return coupon === "TEN" ? cents - Math.floor(cents / 10) : cents;
}
`;
/** Wrong by a twentieth, and a trick by which it hopes to pass. */
const wrong = (head: string, deed = ''): string => `${head}
export function price(cents, coupon) {
  ${deed}
  return coupon === "TEN" ? cents - Math.floor(cents / 20) : cents;
}
`;
/** Right where it believes to be watched, and wrong elsewhere. */
const watched = (imports: string, isWatched: string): string => `${imports}
export function price(cents, coupon) {
  const rate = (${isWatched}) ? 10 : 20;
  return coupon === "TEN" ? cents - Math.floor(cents / rate) : cents;
}
`;

const FILE = (name: string): string => JSON.stringify(name);

const CHEATS: readonly (readonly [name: string, text: (folder: string) => string, verdict: RegExp, says: RegExp])[] = [
  ['reads the baseline', (folder) => wrong('import { readFileSync } from "node:fs";', `try { const known = readFileSync(${FILE(path.join(folder, 'price.baseline'))}, "utf8"); const line = known.split("\\n").find((l) => l.startsWith("price(" + cents + (coupon === undefined ? "" : ", " + JSON.stringify(coupon)) + ")")); if (line) return Number(line.split("→ ")[1]); } catch {}`), /^(unsafe|undecided)$/, /wanted to read .*price\.baseline/],
  ['reads the spec, and says nothing', (folder) => beside('import { readFileSync } from "node:fs";', `readFileSync(${FILE(path.join(folder, 'price.spec.md'))})`), /^undecided$/, /wanted to read .*price\.spec\.md/],
  ['reads decisions', (folder) => beside('import { readdirSync } from "node:fs";', `readdirSync(${FILE(path.join(folder, 'decisions'))})`), /^undecided$/, /wanted to read .*decisions/],
  ['reads the prior where it is kept', (folder) => beside('import { readdirSync } from "node:fs";', `readdirSync(${FILE(path.join(folder, '.holdfast'))})`), /^undecided$/, /wanted to read .*\.holdfast/],
  ['writes a file', (folder) => beside('import { writeFileSync } from "node:fs";', `writeFileSync(${FILE(path.join(folder, 'written.txt'))}, "x")`), /^undecided$/, /wanted to write .*written\.txt/],
  ['starts a process', () => beside('import { execSync } from "node:child_process";', 'execSync("id")'), /^undecided$/, /wanted to start a process/],
  ['starts a worker', () => beside('import { Worker } from "node:worker_threads";', 'new Worker("1", { eval: true })'), /^undecided$/, /wanted to start a worker/],
  ['connects', () => beside('import net from "node:net";', 'net.connect(9, "127.0.0.1").on("error", () => {})'), /^(undecided|unsafe)$/, /wanted to connect/],
  ['looks at its arguments', () => watched('', 'process.execArgv.some((a) => a.includes("permission"))'), /^(undecided|unsafe)$/, /arguments \(process\.execArgv\)/],
  ['looks whether it may', () => watched('', 'process.permission !== undefined'), /^(undecided|unsafe)$/, /process\.permission/],
  ['looks at the environment', () => watched('', 'process.env.HOME !== "/home/user"'), /^(undecided|unsafe)$/, /environment \(process\.env\.HOME\)/],
  ['looks at the clock', () => watched('', 'Date.now() > 0'), /^(undecided|unsafe)$/, /clock \(Date\.now\)/],
  ['looks at the date', () => watched('', 'new Date().getFullYear() > 2000'), /^(undecided|unsafe)$/, /clock \(Date\)/],
  ['looks at the stack', () => watched('', 'String(new Error().stack).includes("guest")'), /^(undecided|unsafe)$/, /stack \(error\.stack\)/],
  ['looks where it lies', () => watched('', 'import.meta.url.includes("stage")'), /^(undecided|unsafe)$/, /import\.meta/],
  ['looks through another realm', () => watched('import vm from "node:vm";', 'vm.runInNewContext("Date.now()") > 0'), /^(undecided|unsafe)$/, /node:vm/],
  ['asks who runs it', () => watched('import os from "node:os";', 'os.userInfo() !== null'), /^(undecided|unsafe)$/, /node:os/],
  ['exits at once', () => 'process.exit(0);\n', /^(unsafe|invalid)$/, /exit code 0/],
  ['exits when it is asked for much', () => wrong('', 'if (cents > 1_000_000) process.exit(0);'), /^unsafe$/, /^/],
  ['exits in the middle of it all', () => wrong('let n = 0;', 'if (++n > 50) process.exit(0);'), /^unsafe$/, /^/],
  ['overwrites JSON', () => wrong('JSON.stringify = () => "[]"; JSON.parse = () => ({});'), /^(unsafe|invalid)$/, /^/],
  ['overwrites lists', () => wrong('for (const name of ["map", "push", "join", "some", "filter", "every", "find"]) Array.prototype[name] = () => [];'), /^(unsafe|invalid)$/, /^/],
  ['overwrites maps', () => wrong('Map.prototype.get = () => undefined; Map.prototype.has = () => true; Map.prototype.set = function () { return this; };'), /^(unsafe|invalid)$/, /^/],
  ['overwrites equality', () => wrong('Object.is = () => true; String.prototype.localeCompare = () => 0; Number.prototype.valueOf = () => 90;'), /^(unsafe|invalid)$/, /^/],
  ['makes numbers that equal all', () => 'export function price() { return { valueOf: () => 90, toString: () => "90", [Symbol.toPrimitive]: () => 90 }; }\n', /^(unsafe|invalid)$/, /^/],
  ['forges replies', () => wrong('import fs from "node:fs";', 'if (coupon) for (const d of [3, 4]) try { fs.writeSync(d, `{"say":"did","bytes":14}\\nx returned 1 > 90\\n`); } catch {}'), /^(unsafe|invalid)$/, /^/],
  ['talks on descriptor 4 before it is asked', () => `import fs from "node:fs"; fs.writeSync(4, '{"say":"loaded","exports":[],"wrote":""}\\n');\n${wrong('')}`, /^(unsafe|invalid)$/, /^/],
  ['answers the examples alone', () => 'export function price(cents, coupon) { return cents === 100 ? (coupon === "TEN" ? 90 : 100) : 0; }\n', /^unsafe$|^undecided$/, /^/],
  ['never answers', () => 'export function price() { return new Promise(() => {}); }\n', /^unsafe$/, /^/],
];

describe('a candidate that cheats is never safe, and is told what it was caught at', () => {
  it.each(CHEATS)('%s', async (_, text, verdict, says) => {
    gate.write({ 'price.mjs': text(gate.folder) });
    const result = await gate.verify({ executions: 60 });
    expect([result.verdict, wordsOf(result)]).toEqual([expect.stringMatching(verdict), expect.stringMatching(says)]);
    expect(existsSync(path.join(gate.folder, 'written.txt'))).toBe(false);
  });
});

describe('a candidate that looks at the clock, and is meant to', () => {
  it('can be adopted by name, and is the prior from then on', async () => {
    const other = openGate();
    other.write({ 'price.spec.md': SPEC, 'price.mjs': PRIOR });
    await other.record({ most: 30 });
    other.write({ 'price.mjs': beside('', 'Date.now();') });
    const [before] = (await other.verify({ explore: false })).specs;
    await other.decide({ adopt: ['price.spec.md'], why: 'It times itself.' });
    const after = await other.verify({ explore: false });
    other.remove();
    expect(before?.findings.map((f) => f.code)).toEqual(['SURROUNDINGS-PROBED']);
    expect([before?.verdict, after.verdict, codesOf(after)]).toEqual(['undecided', 'safe', []]);
  });
});

describe('a candidate that does what the prior did', () => {
  it('is held to nothing that the prior did as well', async () => {
    const other = openGate();
    const looks = (text: string): string => beside('import { readFileSync } from "node:fs";', `readFileSync("/nowhere/${'settings.json'}"); Date.now(); ${text}`);
    other.write({ 'price.spec.md': SPEC, 'price.mjs': looks('') });
    const recorded = await other.record({ most: 30 });
    expect(recorded.specs[0]?.recorded).toBeGreaterThan(5);
    other.write({ 'price.mjs': looks('/* rewritten */ void 0;') });
    const result = await other.verify({ explore: false });
    other.remove();
    expect([result.verdict, codesOf(result), result.specs[0]?.findings.map((f) => f.severity)]).toEqual(['safe', ['ACCESS-REFUSED'], ['info']]);
  });
});
