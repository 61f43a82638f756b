import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { CLI, recordedShop, WRONG, type Shop } from './shop.js';

let shop: Shop;
beforeAll(() => { shop = recordedShop('large'); });
const started: ChildProcess[] = [];
afterEach(() => { for (const child of started.splice(0)) child.kill('SIGKILL'); });
afterAll(() => shop.remove());

/** A process whose output is waited for. */
interface Watching {
  readonly child: ChildProcess;
  /** Waits until it says this, from where the last wait ended; fails where it ends before. */
  says(what: RegExp): Promise<string>;
  ended(): Promise<number | null>;
}

function start(...args: readonly string[]): Watching {
  const child = spawn(process.execPath, [CLI, 'verify', '--watch', '--no-explore', ...args], { cwd: shop.folder, env: shop.env });
  started.push(child);
  let heard = '';
  let look = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      look();
    });
  }
  const exit = new Promise<number | null>((resolve) => { child.on('close', (code) => resolve(code)); });
  return {
    child, ended: () => exit,
    says: (what) => Promise.race([
      new Promise<string>((resolve) => {
        look = () => {
          const found = what.exec(heard);
          if (found === null) return;
          heard = heard.slice(found.index + found[0].length);
          look = (): void => undefined;
          resolve(found[0]);
        };
        look();
      }),
      exit.then((code) => { throw new Error(`ended with ${code} before it said ${what}: ${heard}`); }),
    ]),
  };
}

it('verifies again whenever code, spec, baseline or decisions change, until Ctrl-C', async () => {
  const { child, says, ended } = start();
  await says(/^safe: cart\.spec\.md[^]*Watching \d+ files and folders; Ctrl-C ends\.\n/m);

  shop.edit(...WRONG);
  await says(/Changed: [^\n]*cart\.ts\n/);
  await says(/^undecided[^]*Watching/m);

  shop.edit('cart.ts', 'return sum;', 'return sum + 1;');
  await says(/Changed: [^\n]*cart\.ts\n[^]*^unsafe[^]*Watching/m);

  // What is written again and says the same is no change: the next run is that of the change behind it.
  shop.write('cart.ts', shop.read('cart.ts'));
  shop.edit('cart.spec.md', '→ `0`', '→ `1`');
  expect(await says(/Changed: [^\n]*\n/)).toBe('Changed: cart.spec.md\n');
  await says(/Watching/);

  const line = shop.read('cart.baseline').split('\n')[1] ?? '';
  shop.edit('cart.baseline', `${line}\n`, '');
  await says(/Changed: cart\.baseline\n[^]*^invalid[^]*BASELINE-ENTRY-MISSING[^]*Watching/m);

  shop.git('checkout', '--quiet', '--', 'cart.baseline');
  await says(/Changed: cart\.baseline\n[^]*Watching/);

  const [decision = ''] = shop.decisions();
  shop.edit(`decisions/${decision}.md`, 'nobody has said', 'Ada has said');
  await says(/Changed: decisions\/\*\n[^]*^invalid[^]*DECISION-EDITED[^]*Watching/m);

  shop.reset();
  await says(/Changed: [^]*^safe[^]*Watching/m);
  child.kill('SIGINT');
  expect(await ended()).toBe(0);
});

it('goes on when there is nothing to judge by, and when the code does not parse', async () => {
  shop.edit('cart.ts', 'export function total(', 'export function total((');
  const { child, says, ended } = start();
  await says(/cart\.ts[^]*Watching/);
  shop.reset();
  await says(/Changed: [^]*^safe[^]*Watching/m);
  shop.git('rm', '--quiet', '--cached', 'cart.spec.md');
  shop.edit('cart.spec.md', 'holdfast: 1', 'holdfast: [');
  await says(/Changed: [^]*^invalid[^]*SPEC-FRONT-MATTER[^]*Watching/m);
  child.kill('SIGINT');
  expect(await ended()).toBe(2);
  shop.reset();
});
