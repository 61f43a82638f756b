import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { diff, diffExitCode, diffJson, diffMarkdown, diffTerminal, plainStyle, Problem } from '../../src/index.js';
import type { DiffResult, RecordChange } from '../../src/index.js';
import type { Decision, EntryText } from '../../src/model/baseline.js';
import { commitAll, decide, filesOf, git, temporaryFolder, writeAll } from '../ledger/kit.js';

export const SPEC = `---
holdfast: 1
subject: cart.ts
ids: [CART]
---
# Cart

\`\`\`ts signature
export function total(items: number[], coupon?: string): number
\`\`\`

### CART-1: An empty cart costs nothing

The total of an empty cart MUST be zero: \`total([])\` → \`0\`.

### CART-2: Totals

| items | \`total(items)\` |
|---|---|
| \`[1]\` | \`1\` |

### CART-3: Wording

What a message says is nobody's promise.
`;
export const ENTRIES: readonly EntryText[] = ['total([]) → 0', 'total([1]) → 1', 'total([2]) → 2', 'total([9]) throws RangeError("much")'];
export const RECORDED = decide('recorded', { add: ENTRIES });
const CODE = 'export const total = (items: number[]): number => items.length;\n';

export interface Shop {
  readonly folder: string;
  read(file: string): string;
  write(files: Readonly<Record<string, string>>): void;
  /** Replaces a part of a file that must be there. */
  edit(file: string, part: string, by: string): void;
  /** The tree's ledger: what was recorded, and these decisions. */
  ledger(decisions: readonly Decision[], texts: readonly EntryText[]): void;
  diff(ref?: string): Promise<DiffResult>;
  back(): void;
}

/** A repository with a spec, its record and its code, committed; no guest has to run for it. */
export function openShop(name: string): Shop {
  const folder = temporaryFolder(name);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  writeAll(folder, { 'cart.spec.md': SPEC, 'cart.ts': CODE, ...filesOf([RECORDED], ENTRIES) });
  commitAll(folder, 'Recorded');
  return shopIn(folder);
}

export function shopIn(folder: string): Shop {
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  return {
    folder, read,
    write: (files) => writeAll(folder, files),
    edit: (file, part, by) => {
      expect(read(file)).toContain(part);
      writeAll(folder, { [file]: read(file).replace(part, () => by) });
    },
    ledger: (decisions, texts) => writeAll(folder, filesOf([RECORDED, ...decisions], texts)),
    diff: async (ref) => checked(await diff({ ref }, { workingFolder: folder })),
    back: () => {
      git(folder, 'reset', '--quiet', '--hard', 'main');
      git(folder, 'clean', '--quiet', '-fd');
    },
  };
}

const schema = JSON.parse(readFileSync(new URL('../../schemas/diff.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** Whatever is found has all its forms. */
async function checked(result: DiffResult): Promise<DiffResult> {
  expect(validate(JSON.parse(JSON.stringify(await diffJson(result)))), JSON.stringify(validate.errors)).toBe(true);
  for (const text of [await diffTerminal(result, plainStyle(100)), await diffMarkdown(result)]) expect(text).not.toMatch(/(?<!`)undefined|\[object|null/);
  return result;
}

/** `weaker CART-1 asked less strongly`, of all specs. */
export function told({ specs, settings }: DiffResult): readonly string[] {
  return [...settings, ...specs.flatMap((s) => s.changes)].map((c) => `${c.effect} ${c.requirement ?? '-'} ${c.says}`);
}

/** `ruling explained +1 -0 ~0`, and the problem. */
export function recorded({ specs }: DiffResult): readonly string[] {
  return specs.flatMap((s) => s.record).map((r) => `${r.kind} ${r.explained ? 'explained' : 'unexplained'} +${r.added} -${r.removed} ~${r.changed}`);
}

export function problems({ specs }: DiffResult): readonly (string | null)[] {
  return specs.flatMap((s) => s.record).map((r: RecordChange) => r.problem);
}

/** The finding that a diff ends with. */
export async function refusal(work: Promise<unknown>): Promise<Problem['finding']> {
  const error = await work.then(() => null, (thrown: unknown) => thrown);
  if (error instanceof Problem) return error.finding;
  throw new Error(`no Problem: ${String(error)}`);
}

export { commitAll, decide, diffExitCode, git };
