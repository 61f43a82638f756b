import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CART } from './cart.mjs';
import { withModules } from './bundle.mjs';

const SPEC = `---
holdfast: 1
subject: cart.mjs
ids: [CART]
---
# Shopping cart totals

## Interface

\`\`\`ts signature
export interface Item { sku: string; qty: number; cents: number }
export function total(items: Item[], coupon?: string): { cents: number; coupon: string | null; lines: number }
\`\`\`

### CART-1: An empty cart costs nothing

The total of an empty cart MUST be zero: \`total([])\` → \`{cents: 0, coupon: null, lines: 0}\`.

### CART-2: Quantities count

| items | \`total(items)\` |
|---|---|
| \`[{sku: "a", qty: 2, cents: 5}]\` | \`{cents: 10, coupon: null, lines: 1}\` |
`;

const MODULES = {
  print: 'src/value/print.ts', entry: 'src/ledger/text/entry.ts', hash: 'src/ledger/text/hash.ts', identity: 'src/ledger/decision/identity.ts', open: 'src/ledger/open.ts',
  case: 'src/value/case.ts', adapter: 'src/subject/module/adapter.ts', name: 'src/subject/implementation-name.ts', sha256: 'src/host/sha256.ts',
};

/** Makes a folder with a spec of the cart, its baseline with an entry for each of these inputs, and the decision that accepts them. */
export async function makeSpecProject(folder, inputs) {
  mkdirSync(path.join(folder, 'decisions'), { recursive: true });
  const module = path.join(folder, 'cart.mjs');
  writeFileSync(module, CART);
  writeFileSync(path.join(folder, 'cart.spec.md'), SPEC);
  const { total } = await import(pathToFileURL(module).href);
  await withModules(MODULES, async (load) => {
    const [{ print }, { entryText }, { entryHash }, { caseId }, { sha256 }] = await Promise.all(['print', 'entry', 'hash', 'case', 'sha256'].map(load));
    const entries = inputs.map((args) => ({ case: { kind: 'call', operation: 'total', input: print(args) }, observation: { kind: 'returned', text: `→ ${print(total(...args))}` } }));
    const texts = entries.map(entryText);
    const added = entries.map((entry, i) => ({ case: caseId(entry.case, sha256), entry: entryHash(texts[i], sha256) }));
    const files = await accepted({ folder, module, added, texts }, load);
    for (const { path: file, text } of files) writeFileSync(file, text);
  });
}

async function accepted({ folder, module, added, texts }, load) {
  const [{ makeDecision }, { amendments, openLedger }, { sha256 }, { moduleSubject }, { readImplementationName }] = await Promise.all(['identity', 'open', 'sha256', 'adapter', 'name'].map(load));
  const subject = moduleSubject({ workingFolder: folder, cacheFolder: path.join(folder, 'none'), temporary: folder, guestEntry: '' });
  const { hash } = await subject.resolve(readImplementationName(module), new AbortController().signal);
  const environment = `node ${process.versions.node}, icu ${process.versions.icu}, ${process.platform} ${process.arch}`;
  const decision = makeDecision({
    spec: 'cart', kind: 'recorded', date: '2026-01-01', by: 'Bench <bench@example.org>', why: 'To be measured.', requirement: null,
    rests: { implementation: hash, name: 'cart.mjs', environment }, added, revoked: [], covers: [], expires: null, moved: null, withdraws: [],
  }, 'recorded cart', sha256);
  const open = openLedger({ baseline: null, decisions: [] }, { folder, spec: 'cart', shown: '' }, { sha256 });
  return amendments(open, [decision], texts, sha256);
}
