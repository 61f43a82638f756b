import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snake } from '../../src/derive/python/names.js';
import { holdfast } from '../cli/holdfast.js';
import { scratch, type Scratch } from '../compare/scratch.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const named = (folder: string): readonly string[] => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.spec.md')).map((file) => path.join(folder, file));
const SPECS = ['examples', 'test/cases/gate', 'test/cases/build', 'test/cases/spec'].flatMap(named);

const FROM = {
  'from/cart.spec.md': '---\nholdfast: 1\nsubject: cart.ts\nsignature: cart.ts\nids: [C]\n---\n\n# Cart\n\n## C-1: One\n\n`total([])` → `0`\n',
  'from/cart.ts': `interface Hidden { a: number }
export interface Item { sku: string; rate?: Rate }
export type Rate = 'full' | 'none';
export const RATES: Record<string, number> = {};
export class Unknown extends Error { constructor(readonly code: Rate) { super(code); } }
export function total(items: Item[], rate: Rate = 'full'): Promise<Hidden> { throw new Unknown(rate + items.length as Rate); }
`,
};

/** What Python reads of a file: whether it parses, and the names at its top, of classes with what they hold. */
const PARSER = `
import ast, json, sys
def names(body):
    found = {}
    for one in body:
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)): found.setdefault(one.name, []).append(ast.unparse(one))
        elif isinstance(one, ast.ClassDef): found[one.name] = names(one.body)
        elif isinstance(one, ast.AnnAssign): found[one.target.id] = ast.unparse(one.annotation)
        elif isinstance(one, ast.Assign): found[one.targets[0].id] = ast.unparse(one.value)
        elif not isinstance(one, (ast.Import, ast.ImportFrom, ast.Expr)): raise SyntaxError(ast.unparse(one))
    return found
print(json.dumps({file: names(ast.parse(open(file, encoding="utf-8").read(), file).body) for file in sys.argv[1:]}))
`;

type Names = Readonly<Record<string, unknown>>;

/** Whether Python is on this machine; where it is not, that is said, and in CI it fails. */
function isThere(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    console.warn('SKIPPED: python3 is not there, so no made stub is read by it. Install Python.');
    return process.env['CI'] === 'true';
  }
}

let work: Scratch;
let said: ReturnType<typeof holdfast>;
beforeAll(() => {
  work = scratch();
  work.write({ ...Object.fromEntries(SPECS.map((file) => [file, read(file)])), ...FROM });
  said = holdfast(['build', '--only', 'stubs', '--only', 'pytest', '--python-module', 'shop.*'], work);
}, 200_000);
afterAll(() => work.remove());

const stubs = (): readonly string[] => readdirSync(work.folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.pyi')).toSorted();
const text = (file: string): string => readFileSync(path.join(work.folder, file), 'utf8');
const stubOf = (file: string): string => path.join(file.replace(/\.spec\.md$/, '.built'), `${snake(path.basename(file, '.spec.md'))}.pyi`);

describe.runIf(isThere())('stubs, read by Python', () => {
  let parsed: Readonly<Record<string, Names>>;
  beforeAll(() => {
    parsed = JSON.parse(execFileSync('python3', ['-c', PARSER, ...stubs()], { cwd: work.folder, encoding: 'utf8' })) as typeof parsed;
  });

  it('parse, of every spec that has types', () => {
    const typed = SPECS.filter((file) => existsSync(path.join(work.folder, path.dirname(stubOf(file)))) && read(file).includes('```ts signature'));
    expect(typed.length).toBeGreaterThan(12);
    for (const file of typed) expect(Object.keys(parsed[stubOf(file)] ?? {}), file).not.toEqual([]);
  });

  it('have the names by which the suite asks', () => {
    let seen = 0;
    for (const stub of stubs()) {
      const suites = readdirSync(path.join(work.folder, path.dirname(stub))).filter((name) => name.startsWith('test_'));
      const declared = read(stub.startsWith('from/') ? 'package.json' : path.join(path.dirname(stub).replace(/\.built$/, '.spec.md')));
      for (const [, name = '', own = ''] of suites.flatMap((suite) => [...text(path.join(path.dirname(stub), suite)).matchAll(/^(\w+) = operation\(subject, (?:"[^"]+", )?"([^"]+)"\)$/gm)])) {
        // A suite also asks for what a spec uses and nowhere declares.
        if (!new RegExp(String.raw`\b(?:function|class) ${own}\b`).test(declared)) continue;
        expect(Object.keys(parsed[stub] ?? {}), `${stub}: ${name}`).toContain(name);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(15);
  });

  it('have records, classes and constants of a signature that is taken from code', () => {
    expect(parsed['from/cart.built/cart.pyi']).toEqual({
      Item: { sku: 'str', rate: 'typing.NotRequired[Rate]' },
      Rate: 'typing.TypeAlias', TotalResult: { a: 'float' },
      RATES: 'dict[str, float]',
      Unknown: { __init__: ['def __init__(self, code: Rate) -> None:\n    ...'], code: ['@property\ndef code(self) -> Rate:\n    ...'] },
      total: ['async def total(items: list[Item], rate: Rate | None=...) -> TotalResult:\n    ...'],
    });
  });
});

describe('stubs', () => {
  it('are these, byte for byte, where names and types need care', () => {
    expect(text(stubOf('test/cases/build/python/stubs.spec.md'))).toBe(read('test/cases/build/python/stubs.pyi'));
  });

  it('say what has no counterpart', () => {
    const all = said.stdout.replaceAll(/\s+/g, ' ');
    for (const why of [
      'lambda stubs: It is no name in Python', 'foo_bar stubs: Something else is called foo_bar in Python', 'the type Kind stubs: Python has no type of 1.5 alone: in the stub any number stands there',
      'the type Half stubs: Python has no type of "a\\ud800" alone: in the stub any text stands there',
      'what g takes stubs: Python has no symbol: in the stub any value stands there', 'what g takes stubs: Python has no type of texts that follow a template: in the stub any text stands there',
      'what kinds takes stubs: Python has no URL', 'what Box.put takes stubs: Python has no Callable with optional or further parameters', 'untold stubs: No type of it could be read',
    ]) expect(all).toContain(why);
  });

  it('are called after the module or the spec, and held by --check', () => {
    const own = scratch();
    try {
      own.write({ 'shop-cart.spec.md': read('test/cases/gate/cart/cart.spec.md') });
      const stub = path.join(own.folder, 'shop-cart.built/shop_cart.pyi');
      expect(holdfast(['build', '--only', 'stubs'], own)).toMatchObject({ code: 0, stdout: expect.stringContaining('  shop_cart.pyi  new  1 operation\n') });
      expect(readFileSync(stub, 'utf8')).toContain('def total(lines: list[Line], coupon: str | None = ...) -> Total: ...\n');
      expect(holdfast(['build', '--check', '--only', 'stubs'], own).code).toBe(0);
      own.write({ 'shop-cart.spec.md': read('test/cases/gate/cart/cart.spec.md').replace('coupon?: string', 'coupon?: string | number') });
      expect(holdfast(['build', '--check', '--only', 'stubs'], own)).toMatchObject({ code: 1, stdout: expect.stringMatching(/BUILD-STALE\n.*shop_cart\.pyi is not what/) });
      expect(holdfast(['build', '--python-module', 'shop.cart'], own).stdout).toMatch(/ test_shop_cart\.py +new [^]* cart\.pyi +new [^]* shop_cart\.pyi +removed/);
      own.write({ 'shop-cart.spec.md': '---\nholdfast: 1\nsubject: a.js\nids: [A]\n---\n\n# A\n\n## A-1: One\n\n`f(1)` → `1`\n' });
      expect(holdfast(['build', '--only', 'stubs'], own).stdout).toMatch(/the stubs\n {4}stubs: The spec declares no types/);
    } finally {
      own.remove();
    }
  });
});
