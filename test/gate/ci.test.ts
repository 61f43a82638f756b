import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { split } from '../transcripts/transcript.js';
import { recordedShop } from './shop.js';

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[] }>>;
}

it('the workflow of docs/verify.md runs in a clone as it makes one', () => {
  const page = readFileSync(new URL('../../docs/verify.md', import.meta.url), 'utf8');
  const workflow = parse(/^```yaml\n([^]*?)^```$/m.exec(page)?.[1] ?? '') as Workflow;
  const { steps } = workflow.jobs['verify'] ?? { steps: [] };
  const checkout = steps.find((s) => s.uses?.startsWith('actions/checkout'));
  const command = steps.find((s) => s.run?.startsWith('npx holdfast '))?.run ?? '';
  expect(command).not.toBe('');
  const shop = recordedShop();
  try {
    const clone = path.join(shop.folder, '..', 'clone');
    shop.git('checkout', '--quiet', '-b', 'change');
    shop.edit('cart.ts', '  const sum', '  // The sum first.\n  const sum');
    shop.git('commit', '--quiet', '-a', '-m', 'A comment');
    const depth = checkout?.with?.['fetch-depth'] === 0 ? [] : ['--depth', '1'];
    execFileSync('git', ['clone', '--quiet', ...depth, `file://${shop.folder}`, clone], { env: shop.env });
    const words = split(command.replace('${{ github.base_ref }}', 'main')).slice(2);
    const { code, said } = shop.holdfastIn(clone, ...words, '--executions', '200');
    expect(said).toMatch(/^safe: cart\.spec\.md/);
    expect(said).toContain('explored');
    expect(code).toBe(0);
  } finally {
    shop.remove();
  }
});
