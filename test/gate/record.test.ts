import { afterEach, describe, expect, it } from 'vitest';
import { record } from '../../src/index.js';
import { project } from './project.js';
import { openShop, recordedShop, type Shop } from './shop.js';

let shop: Shop;
afterEach(() => shop.remove());

describe('record', () => {
  it('shows each branch, both sides of what is compared with, and what came of each', () => {
    shop = openShop();
    const { code, stdout } = shop.holdfast('record');
    expect(code).toBe(0);
    expect(stdout).toContain('the search reached 6 of 6 branches of the source');
    const baseline = shop.read('cart.baseline');
    expect(baseline).toMatch(/^total\(\[\]\) → 0$/m);
    expect(baseline).toMatch(/^total\(\[\{[^\n]*\}\]\) → [1-9-]/m);
    expect(baseline).toMatch(/^total\(\[\{[^\n]*\}\], "TEN"\) → [1-9-]/m);
    expect(baseline).toMatch(/^total\([^\n]*throws/m);
  });

  it('holds what its constants do, and not only that they are there', () => {
    shop = openShop();
    expect(shop.holdfast('record').code).toBe(0);
    shop.edit('cart.ts', 'sum * 0.9', 'sum * 0.8');
    expect(shop.holdfast('verify', '--no-explore').stdout).toMatch(/^undecided/);
  });

  it('ends a session where nothing was made', async () => {
    const at = project({
      'box.ts': 'export class Box { #n = 0; constructor(readonly most: number) { if (most < 1) throw new RangeError("too small"); } add(n: number): number { return (this.#n = Math.min(this.most, this.#n + n)); } }\n',
      'box.spec.md': '---\nholdfast: 1\nsubject: box.ts\nids: [BOX]\n---\n# Box\n\n```ts signature\nexport class Box { constructor(most: number); add(n: number): number }\n```\n',
    });
    await record({ executions: 500 }, { workingFolder: at.folder });
    const lines = at.read('box.baseline').split('\n');
    at.remove();
    expect(lines.filter((line) => line.includes('throws RangeError("too small")')).length).toBeGreaterThan(0);
    expect(lines.filter((line) => /^ {2}box\.add\([^→]*\)$/.test(line))).toEqual([]);
  });

  it('adds what it did not hold, and overwrites nothing', () => {
    shop = recordedShop();
    const before = shop.read('cart.baseline').split('\n');
    const { code, stdout } = shop.holdfast('record', '--executions', '2000', '--most', '40');
    expect(code).toBe(0);
    expect(stdout).toMatch(/cart\.spec\.md: [1-9]\d* cases? recorded/);
    const after = new Set(shop.read('cart.baseline').split('\n'));
    expect(before.filter((line) => !after.has(line))).toEqual([]);
    expect(shop.holdfast('verify', '--no-explore').said).toMatch(/^safe/);
  });

  it('refuses what no recorded case shows to be wrong', () => {
    shop = recordedShop();
    shop.edit('cart.ts', 'sum * 0.9', 'items.length > 4 ? sum : sum * 0.9');
    expect(shop.holdfast('verify', '--no-explore').said).toMatch(/^safe/);
    const before = shop.files();
    const { code, said } = shop.holdfast('record');
    expect(said).toMatch(/RECORD-REFUSED\s+cart\.spec\.md: cart\.ts is undecided against what was there before \(total:/);
    expect(code).toBe(1);
    expect(shop.files()).toEqual(before);
  });

  it('records a change that nothing shows, beside the old record', () => {
    shop = recordedShop();
    shop.edit('cart.ts', 'const sum =', 'const sum: number =');
    const { code, said } = shop.holdfast('record', '--most', '40');
    expect(said).toMatch(/[1-9]\d* cases? recorded/);
    expect(code).toBe(0);
    expect(shop.holdfast('verify').said).toMatch(/^safe/);
  });
});
