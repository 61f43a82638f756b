import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic, Hover } from 'vscode-languageserver/node';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { at, Client, codes } from './client.js';

const CODE = 'LINT-EXAMPLE-CONTRADICTS-MODEL';

/** Whose second example its model contradicts. */
const FEE = `---
holdfast: 1
subject: src/fee.ts
ids: [FEE]
---

# Fees

\`\`\`ts signature
export function fee(amount: number): number
\`\`\`

## FEE-1: A fee is a tenth

\`\`\`ts model
const fee = (amount: number): number => amount / 10;
\`\`\`

## FEE-2: Examples

\`fee(10)\` → \`1\`, \`fee(200)\` → \`30\`
`;
const MENDED = FEE.replace('`30`', '`20`');
/** What runs as long as it is let. */
const ENDLESS = FEE.replace('amount / 10', '{ for (;;); }');

let work: Scratch;
let temporary: string;
let uri: string;
const started: Client[] = [];
beforeAll(() => {
  work = scratch();
  temporary = path.join(work.folder, 'tmp');
  mkdirSync(temporary);
  uri = uriOf('fee.spec.md');
});
afterEach(() => { for (const client of started.splice(0)) client.process.kill('SIGKILL'); });
afterAll(() => work.remove());

const uriOf = (name: string): string => pathToFileURL(path.join(work.folder, name)).href;
const deep = (found: readonly string[]): boolean => found.some((code) => code.startsWith('LINT-EXAMPLE'));

async function start(options: object, env: Readonly<Record<string, string>> = {}): Promise<Client> {
  const client = new Client({ HOLDFAST_CACHE: work.cache, TMPDIR: temporary, ...env });
  started.push(client);
  await client.initialize({ folders: [work.folder], options });
  return client;
}

/** Lets Node write down which modules a server loaded. */
const listing = (name: string): Readonly<Record<string, string>> => ({ NODE_V8_COVERAGE: path.join(work.folder, 'loaded', name) });

function loaded(name: string): readonly string[] {
  const folder = path.join(work.folder, 'loaded', name);
  return readdirSync(folder).flatMap((file) => (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { readonly result: readonly { readonly url: string }[] }).result.map(({ url }) => url));
}

/** It ended as it should, said nothing of errors, and left nothing. */
async function ended(client: Client): Promise<void> {
  expect(await client.end()).toBe(0);
  expect([client.stderr, client.logged]).toEqual(['', []]);
  expect(readdirSync(temporary)).toEqual([]);
}

const placed = (found: readonly Diagnostic[], text: string): readonly unknown[] => found.filter(({ code }) => code === CODE).map(({ range: { start, end } }) => text.split('\n')[start.line]?.slice(start.character, start.line === end.line ? end.character : undefined));

describe('a spec that is saved', () => {
  it('is held against itself; what that finds stays while one writes elsewhere, and goes with what it speaks of', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    expect(codes(await client.open(uri, FEE))).toEqual([]);
    await client.save(uri);
    const found = await client.last(uri, deep);
    expect(placed(found, FEE)).toEqual(['`fee(200)` → `30`']);
    expect(found[0]?.message).toContain('fee(200) → 30 (FEE-2), and the model of FEE-1 (line 16) gives 20. Only one can hold');
    expect(found[0]?.severity).toBe(1);
    // A line more above: it moves along.
    const longer = FEE.replace('# Fees\n', '# Fees\n\nOf orders.\n');
    expect(placed(await client.change(uri, 2, longer), longer)).toEqual(['`fee(200)` → `30`']);
    expect(codes(await client.change(uri, 3, MENDED))).toEqual([]);
    // Taken back and not saved: what was found is of this text.
    expect(codes(await client.change(uri, 4, FEE))).toEqual([CODE]);
    await client.change(uri, 5, FEE.replace('amount / 10', 'amount * 0.15'));
    await client.save(uri);
    expect((await client.last(uri, (said) => deep(said) && placed(client.published.at(-1)?.diagnostics ?? [], FEE).includes('`fee(10)` → `1`')))[0]?.message).toContain('gives 1.5');
    await client.change(uri, 6, MENDED);
    await client.save(uri);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect(codes(await client.open(uri, FEE))).toEqual([]);
    await ended(client);
  });

  it('is silent once it was mended and saved, and a model that one mends elsewhere stays wrong until then', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    await client.open(uri, FEE);
    await client.save(uri);
    await client.last(uri, deep);
    const mended = FEE.replace('amount / 10', 'amount === 10 ? 1 : 30');
    expect(codes(await client.change(uri, 2, mended))).toEqual([CODE]);
    await client.save(uri);
    expect(await client.last(uri, (found) => !deep(found))).toEqual([]);
    expect(client.published.at(-1)?.version).toBe(2);
    await ended(client);
  });

  it('heeds the comments that silence, and calls them stale where it looked', { timeout: 60_000 }, async () => {
    const silenced = (text: string): string => text.replace('`fee(10)`', `<!-- holdfast-disable-next-block ${CODE}: known, decided on Monday -->\n\n\`fee(10)\``);
    const client = await start({ trusted: true });
    await client.open(uri, silenced(FEE));
    await client.save(uri);
    // Nothing to see; so the answer is waited for by what comes after it.
    await client.open(uriOf('other.spec.md'), FEE.replaceAll('FEE', 'OTHER'));
    await client.save(uriOf('other.spec.md'));
    await client.last(uriOf('other.spec.md'), deep);
    expect(codes(client.published.findLast((each) => each.uri === uri)?.diagnostics ?? [])).toEqual([]);
    await client.change(uri, 2, silenced(MENDED));
    await client.save(uri);
    await client.last(uri, (found) => found.includes('LINT-SUPPRESSION-STALE'));
    await ended(client);
  });

  it('twice in a row is answered once, of the text that was saved last', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    await client.open(uri, ENDLESS);
    await client.save(uri);
    await client.change(uri, 2, FEE);
    await client.save(uri);
    await client.save(uri);
    expect(placed(await client.last(uri, deep), FEE)).toEqual(['`fee(200)` → `30`']);
    // Whatever else was to come is there before the answer to what is saved later.
    await client.open(uriOf('other.spec.md'), FEE.replaceAll('FEE', 'OTHER'));
    await client.save(uriOf('other.spec.md'));
    await client.last(uriOf('other.spec.md'), deep);
    expect(client.published.filter((each) => each.uri === uri && deep(codes(each.diagnostics))).map(({ version }) => version)).toEqual([2]);
    await ended(client);
  });

  it('starts nothing without trust, and nothing where that is switched off', { timeout: 60_000 }, async () => {
    const quiet = await Promise.all([start({}, listing('untrusted')), start({ trusted: false, deepOnSave: true }), start({ trusted: true, deepOnSave: false })]);
    for (const client of quiet) {
      await client.open(uri, FEE);
      await client.save(uri);
    }
    // One that does answer, begun later.
    const client = await start({ trusted: true }, listing('trusted'));
    await client.open(uri, FEE);
    await client.save(uri);
    await client.last(uri, deep);
    for (const each of quiet) {
      expect((await each.ask<Hover | null>('hover', uri, at(FEE, 'FEE-2')))?.contents).toBeDefined();
      expect(each.published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
      expect(childrenOf(each.process.pid)).toEqual([]);
      expect(await each.end()).toBe(0);
    }
    await ended(client);
    // Nor is any of it loaded.
    const deepModules = /dist\/(deep|project)-(?!editor-)[^/]*\.js$/;
    expect(new Set(loaded('trusted').flatMap((url) => deepModules.exec(url)?.[1] ?? []))).toEqual(new Set(['deep', 'project']));
    expect(loaded('untrusted').filter((url) => deepModules.test(url))).toEqual([]);
    expect(loaded('untrusted').some((url) => /dist\/serve-[^/]*\.js$/.test(url))).toBe(true);
  });

  it('that cannot be held is a message, and the server goes on', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true }, { TMPDIR: path.join(work.folder, 'missing') });
    await client.open(uri, FEE);
    await client.save(uri);
    const { message, type } = await client.until(() => client.logged.find((each) => each.message.includes('against itself')));
    expect([type, message]).toEqual([1, expect.stringContaining('fee.spec.md could not be held against itself')]);
    expect(message).toContain('ENOENT');
    expect(codes(await client.change(uri, 2, FEE.replace('# Fees\n', '# Fees\n\nOf of orders.\n')))).toEqual(['LINT-WORD-REPEATED']);
    expect(await client.end()).toBe(0);
    expect(client.stderr).toBe('');
  });

  it('whose signature is none says so, at its place; of a file that it leads to at its beginning', { timeout: 60_000 }, async () => {
    work.write({ 'src/none.ts': 'const nothing = 1;\n' });
    const client = await start({ trusted: true });
    const said = async (text: string, version: number): Promise<readonly unknown[]> => {
      await client.change(uri, version, text);
      await client.save(uri);
      return (await client.last(uri, (found) => found.length > 0)).filter(({ code }) => code !== CODE).map(({ code, range, message }) => [code, range.start.line, String(message).split(':')[0]]);
    };
    await client.open(uri, MENDED);
    expect(await said(MENDED.replace('amount: number): number\n', 'amount: Missing): number\n'), 2)).toEqual([['SIGNATURE-INVALID', 9, 'The signature does not compile']]);
    expect(await said(MENDED.replace('ids: [FEE]', 'ids: [FEE]\nsignature: src/none.ts').replace(/```ts signature[^]*?```\n/, ''), 3)).toEqual([['TYPES-UNREADABLE', 0, 'src/none.ts']]);
    await ended(client);
  });
});

describe.skipIf(process.platform !== 'linux')('a check that runs', () => {
  const running = async (client: Client): Promise<readonly string[]> => {
    await client.open(uri, ENDLESS);
    await client.save(uri);
    return until(() => {
      const found = childrenOf(client.process.pid);
      return found.some((pid) => commandOf(pid).includes('evaluator.js')) ? found : undefined;
    });
  };
  const gone = (pids: readonly string[]): Promise<true> => until(() => (pids.some((pid) => commandOf(pid) !== '') ? undefined : true));

  it('is ended by a shutdown, before that is answered', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    const pids = await running(client);
    await client.connection.sendRequest('shutdown');
    expect(pids.map(commandOf).filter((command) => command !== '')).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    await client.connection.sendNotification('exit');
    expect(await client.exited()).toBe(0);
  });

  it('is ended when the document is closed', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    const pids = (await running(client)).filter((pid) => commandOf(pid).includes('evaluator.js'));
    expect(pids).not.toEqual([]);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await gone(pids);
    await until(() => (readdirSync(temporary).length === 0 ? true : undefined));
    await ended(client);
  });

  it('is ended when one writes on, though nobody saves', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    const pids = (await running(client)).filter((pid) => commandOf(pid).includes('evaluator.js'));
    expect(pids).not.toEqual([]);
    await client.change(uri, 2, `${ENDLESS}\n`);
    await gone(pids);
    await ended(client);
  });

  it('keeps nobody waiting: what is asked while it reads types is answered before it ends', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    const [server, deepest] = [client.process.pid, (): string | undefined => childrenOf(client.process.pid).find((pid) => commandOf(pid).includes('deep.js'))];
    await client.open(uri, FEE);
    const before = busy(server);
    await client.save(uri);
    await client.last(uri, deep);
    const used = deepest();
    // What it takes is taken in its own process, and next to none of it where others wait.
    expect(busy(used)).toBeGreaterThan(3 * (busy(server) - before));
    await ended(client);
  });

  it('whose process is gone says so, and the next save starts another', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    await running(client);
    process.kill(Number(childrenOf(client.process.pid).find((pid) => commandOf(pid).includes('deep.js'))), 'SIGKILL');
    const { message } = await client.until(() => client.logged.find((each) => each.message.includes('against itself')));
    expect(message).toContain('The process that holds specs against themselves ended with SIGKILL');
    await client.change(uri, 2, FEE);
    await client.save(uri);
    expect(placed(await client.last(uri, deep), FEE)).toEqual(['`fee(200)` → `30`']);
    expect(await client.end()).toBe(0);
  });

  it('is ended when the client is gone', { timeout: 60_000 }, async () => {
    const client = await start({ trusted: true });
    const pids = await running(client);
    client.process.stdin.end();
    expect(await client.exited()).toBe(1);
    await gone(pids);
  });
});

/** Clock ticks that a process has used. */
function busy(pid: number | string | undefined): number {
  const [, fields = ''] = textOf(`/proc/${pid}/stat`).split(') ');
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return user + system;
}

/** All that a process has started, and what these have. */
function childrenOf(pid: number | string | undefined): readonly string[] {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return [];
  const own = readdirSync(tasks).flatMap((task) => textOf(`${tasks}/${task}/children`).split(' ').filter((each) => each !== ''));
  return own.flatMap((each) => [each, ...childrenOf(each)]);
}

/** Empty of a process that is gone, or that nobody has collected yet. */
function commandOf(pid: string): string {
  return textOf(`/proc/${pid}/cmdline`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let left = 5000; left > 0; left--) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
  throw new Error('it never came to hold');
}
