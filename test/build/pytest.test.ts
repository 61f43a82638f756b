import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdfast } from '../cli/holdfast.js';
import { scratch, type Scratch } from '../compare/scratch.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, 'test/cases', file), 'utf8');
const SPECS = { cart: 'gate/cart/cart.spec.md', invoice: 'gate/invoice/invoice.spec.md', kinds: 'build/python/kinds.spec.md', cache: 'gate/cache/cache.spec.md' };

/** Ports that are wrong, and the tests that must say so. */
const WRONG: readonly (readonly [name: keyof typeof SPECS, from: string, to: string, fails: string])[] = [
  ['cart', '0 < gross < 5000', '0 < gross <= 5000', 'test_CART_2_2'],
  ['cart', 'raise UnknownCoupon(', 'raise ValueError(', 'test_CART_3_1'],
  ['cart', 'unknown coupon {', 'no coupon {', 'test_CART_3_1'],
  ['invoice', '"reduced": 0.07', '"reduced": 0.08', 'test_INV_1_2'],
  ['invoice', 'raise ValueError(', 'raise KeyError(', 'test_INV_3_1'],
  ['kinds', '"true": True', '"true": 1', 'test_KIND_1_5'],
  ['kinds', '"one": 1', '"one": True', 'test_KIND_1_6'],
  ['kinds', '"none": None', '"none": 0', 'test_KIND_1_4'],
  ['kinds', '"map": {"a": 1}', '"map": {"a": 1, "b": 2}', 'test_KIND_1_1'],
  ['kinds', '"GONE"', '"LOST"', 'test_KIND_2_3'],
  ['kinds', 'self.most = most', 'self.most = most + 1', 'test_KIND_3_2'],
  ['cache', 'popitem(last=True)', 'popitem(last=False)', 'test_LRU_1_1'],
  ['cache', 'self._held[key] = value\n        self._held.move_to_end(key, last=False)', 'self._held[key] = value', 'test_LRU_1_1'],
  ['cache', 'self._held.pop(key, None) is not None', 'key in self._held', 'test_LRU_3_1'],
  ['cache', 'return len(self._held)', 'return 2', 'test_LRU_3_1'],
];

/** Whether pytest is on this machine; where it is not, that is said, and in CI it fails. */
function isThere(): boolean {
  try {
    execFileSync('python3', ['-m', 'pytest', '--version'], { stdio: 'pipe' });
    return true;
  } catch {
    console.warn('SKIPPED: python3 -m pytest is not there, so no made suite is run by it. Install pytest.');
    return process.env['CI'] === 'true';
  }
}

const outcomes = new Map<string, string>();
let work: Scratch;
let said: ReturnType<typeof holdfast>;

function write(folder: string, name: keyof typeof SPECS, source: string): void {
  work.write({ [`${folder}/${name}.spec.md`]: read(SPECS[name]), [`${folder}/${name}_port.py`]: source });
}

/** Each folder is a run of its own, since its port is the module of that name there. */
function pytest(folder: string): void {
  const { stdout, stderr } = spawnSync('python3', ['-m', 'pytest', '-q', '-rA', '--no-header', '-p', 'no:cacheprovider'], { cwd: path.join(work.folder, folder), encoding: 'utf8', env: { ...process.env, PYTHONPATH: path.join(work.folder, folder), PYTHONDONTWRITEBYTECODE: '1' } });
  outcomes.set(folder, stdout + stderr);
}

describe.runIf(isThere())('a made suite, run by pytest', () => {
  beforeAll(() => {
    work = scratch();
    for (const name of Object.keys(SPECS) as (keyof typeof SPECS)[]) write(`right-${name}`, name, read(`build/python/${name}.py`));
    for (const name of Object.keys(SPECS)) {
      const made = holdfast(['build', '--only', 'pytest', '--python-module', `${name}_port`, `right-${name}`], work);
      expect(made.stderr).toBe('');
      expect(made.code).toBe(0);
      if (name === 'kinds') said = made;
      pytest(`right-${name}`);
    }
    for (const [i, [name, from, to]] of WRONG.entries()) {
      const port = read(`build/python/${name}.py`);
      expect(port).toContain(from);
      write(`wrong-${i}`, name, port.replace(from, to));
      // The same suite: what is made depends on the spec alone.
      cpSync(path.join(work.folder, `right-${name}/${name}.built`), path.join(work.folder, `wrong-${i}/${name}.built`), { recursive: true });
      pytest(`wrong-${i}`);
    }
  }, 300_000);
  afterAll(() => work.remove());

  it.each(Object.entries({ cart: [8, 1], invoice: [7, 1], kinds: [16, 7], cache: [4, 1] }))('is green on a right port of %s: %j passed and skipped', (name, [passed, skipped]) => {
    expect(outcomes.get(`right-${name}`)).toMatch(new RegExp(`\\b${passed} passed, ${skipped} skipped in`));
  });

  it.each(WRONG.map(([name, from, to, fails], i) => ({ name, from, to, fails, i })))('is red where $name says $to', ({ fails, i }) => {
    expect(outcomes.get(`wrong-${i}`)).toMatch(new RegExp(`^FAILED \\S*::${fails}\\b`, 'm'));
  });

  it('tells all that it skips, with the reason, in the file and by the command', () => {
    for (const why of ['holds a symbol', 'holds an object of the class Box', 'holds a list with holes', 'holds an object as a key', 'demands that something is thrown that is no error', 'demands a message by a regular expression that Python reads otherwise', 'holds a function of JavaScript']) {
      expect(said.stdout.replaceAll(/\s+/g, ' ')).toContain(why);
      expect(readFileSync(path.join(work.folder, 'right-kinds/kinds.built/test_kinds.py'), 'utf8').includes(`@pytest.mark.skip(reason="it ${why}`), why).toBe(true);
    }
    expect(said.stdout).toContain('7 things not held');
    expect(readFileSync(path.join(work.folder, 'right-cart/cart.built/test_cart.py'), 'utf8')).toContain('@pytest.mark.skip(reason="it is a property in TypeScript")');
  });
});

it('wants to know where the operations are', () => {
  const empty = scratch();
  try {
    expect(holdfast(['build', '--only', 'pytest'], empty)).toMatchObject({ code: 2, stderr: expect.stringContaining('--python-module shop.cart') });
    expect(holdfast(['build', '--only', 'pytest', '--python-module', 'shop/cart.py'], empty)).toMatchObject({ code: 2, stderr: expect.stringContaining('names no module of Python') });
    // One module is that of one subject, so the second of two would be held to what the first is about.
    const spec = (id: string, subject: string): string => `---\nholdfast: 1\nsubject: ${subject}\nids: [${id}]\n---\n\n# Title\n\n## ${id}-1: One\n\n\`f(1)\` → \`1\`\n`;
    empty.write({ 'a.spec.md': spec('A', 'a.ts'), 'more.spec.md': spec('M', 'a.ts'), 'b/two-words.spec.md': spec('B', 'b.ts') });
    const shared = holdfast(['build', '--only', 'pytest', '--python-module', 'shop.port'], empty);
    expect(shared.code).toBe(1);
    expect(shared.stdout).toMatch(/error OPTION-INVALID\s+b\/two-words\.spec\.md: [^]*a\.spec\.md[^]*shop\.\*/);
    expect(shared.stdout).toContain('test_more.py');
    expect(shared.stdout).not.toContain('test_two_words.py');
    expect(holdfast(['build', '--only', 'pytest', '--python-module', 'shop.*'], empty).code).toBe(0);
    expect(readFileSync(path.join(empty.folder, 'b/two-words.built/test_two_words.py'), 'utf8')).toContain('shop.two_words');
  } finally {
    empty.remove();
  }
});
