import { describe, expect, it } from 'vitest';
import { parseScriptOrThrow } from './parse.js';
import { readReferences } from './references.js';

function read(code: string) {
  return readReferences(parseScriptOrThrow('/a/index.js', code).program);
}

describe('readReferences', () => {
  it.each([
    ["import a from './a.js';", ['import ./a.js']],
    ["export { b } from './b.js'; export * from './c.js';", ['import ./b.js', 'import ./c.js']],
    ["const x = await import('./a.js'); import(`./b.js`);", ['import ./a.js', 'import ./b.js']],
    ["import('./' + name);", ["import './' + name"]],
    ["const { a } = require('./a'); require.resolve('./b');", ['require ./a', 'require ./b']],
    ["try { require('fsevents') } catch { require('./slow') }", ['require fsevents optional', 'require ./slow']],
    ["(function (require) { require('./inner') })(1); require('./outer');", ['require ./outer']],
    ["import { createRequire } from 'module'; const req = createRequire(import.meta.url); req('./a.json');", ['import module', 'require ./a.json']],
    ["createRequire(import.meta.url)('./b');", ['require ./b']],
    ["import.meta.resolve('./c.js');", ['import ./c.js']],
    ["new URL('./d.wasm', import.meta.url); new URL('https://x.test', import.meta.url);", ['url ./d.wasm']],
    ["obj.require('./no'); const s = \"require('./no')\";", []],
  ])('%s', (code, expected) => {
    const found = read(code);
    const described = found.references.map((r) => `${r.how} ${r.specifier ?? code.slice(r.start, r.end)}${r.optional ? ' optional' : ''}`);
    expect(described).toEqual(expected);
    for (const r of found.references) if (r.specifier !== null) expect(code.slice(r.start, r.end).slice(1, -1)).toBe(r.specifier);
  });

  it.each([
    ["join(__dirname, 'data', 'a.json')", ['data/a.json'], false],
    ["path.resolve(import.meta.dirname, '../b.txt')", ['../b.txt'], false],
    ["__dirname + '/c.txt'", ['c.txt'], false],
    ['`${__dirname}/d.txt`', ['d.txt'], false],
    ["new URL('./e.txt', import.meta.url)", [], false],
    ['import.meta.url === pathToFileURL(process.argv[1]).href', [], false],
    ['createRequire(import.meta.url)', [], false],
    ['join(__dirname, name)', [], true],
    ['fileURLToPath(import.meta.url)', [], true],
    ['fs.readFileSync(__filename)', [], true],
    ['import.meta.env', [], false],
  ])('places of %s', (code, literal, computed) => expect(read(code).places).toEqual({ literal, computed }));
});
