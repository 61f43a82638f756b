import type { FileSource } from '../../model/ports.js';

const SCRIPT = /\.[cm]?[jt]sx?$/;
const LEFT_OUT = /(?:^|\/)(?:test|tests|__tests__|spec|bench|benches|examples?|fixtures|scripts|docs|node_modules|dist|build|coverage)\/|\.(?:test|spec|bench|stories|config|d)\.[cm]?[jt]sx?$|(?:^|\/)\./;

/**
 * Modules of a repository that are worth a spec, the best first: what package.json leads to, as source where there is source; then index
 * modules; then others, the smallest path first.
 */
export async function proposeSubjects(files: FileSource): Promise<readonly string[]> {
  const all = (await files.list()).filter((f) => SCRIPT.test(f) && !LEFT_OUT.test(f));
  const led = (await leads(files)).flatMap((lead) => sourceOf(lead, all));
  const index = all.filter((f) => /(?:^|\/)(?:index|main|mod)\.[cm]?[jt]sx?$/.test(f)).toSorted(byDepth);
  return [...new Set([...led, ...index, ...all.toSorted(byDepth)])];
}

/** What package.json says is the package: `exports`, `module`, `main`. */
async function leads(files: FileSource): Promise<readonly string[]> {
  const text = await files.read('package.json');
  if (text === null) return [];
  try {
    const { exports, module, main } = JSON.parse(text) as Record<string, unknown>;
    return [...strings(exports), ...strings(module), ...strings(main)].map((s) => s.replace(/^\.\//, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** The file itself, or the source that it is built from: `dist/cart.js` ← `src/cart.ts`. */
function sourceOf(lead: string, all: readonly string[]): readonly string[] {
  if (all.includes(lead)) return [lead];
  const bare = lead.replace(/^(?:dist|lib|build|out|esm|cjs)\/(?:esm\/|cjs\/)?/, '').replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  return all.filter((f) => f.replace(SCRIPT, '') === `src/${bare}` || f.replace(SCRIPT, '') === bare);
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || a.length - b.length || (a < b ? -1 : 1);
}
