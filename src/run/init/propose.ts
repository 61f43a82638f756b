import type { FileSource } from '../../model/ports.js';

const SCRIPT = /\.[cm]?[jt]sx?$/;
const DECLARATION = /\.d\.[cm]?ts$/;
const LEFT_OUT = /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|bench|benchmarks?|benches|examples?|demos?|fixtures|scripts|docs|website|vendor|node_modules|dist|build|coverage)\/|\.(?:test|spec|bench|stories|conf|config|min|d)\.[cm]?[jt]sx?$|(?:^|\/)(?:gulpfile|gruntfile|test|bench|benchmark|example)\.[cm]?[jt]sx?$|(?:^|\/)\./i;

/** Modules of a repository that are worth a spec, and those that are there and are not. */
export interface Proposals {
  /** The best first: what package.json leads to, as source where there is source; then index modules; then others, the smallest path first; then what was built; what runs as a command last. */
  readonly subjects: readonly string[];
  readonly leftOut: readonly string[];
  /** Of the subjects those that a package.json leads to. */
  readonly led: readonly string[];
}

export async function proposeSubjects(files: FileSource): Promise<Proposals> {
  const list = await files.list();
  const scripts = list.filter((f) => SCRIPT.test(f) && !DECLARATION.test(f));
  const own = scripts.filter((f) => !LEFT_OUT.test(f)).toSorted(byDepth);
  const packages = await Promise.all(list.filter((f) => /(?:^|\/)package\.json$/.test(f) && !LEFT_OUT.test(f)).toSorted(byDepth).map((f) => leads(files, f)));
  const modules = packages.flatMap((p) => p.modules);
  const led = modules.flatMap((lead) => sourceOf(lead, own));
  const commands = new Set(packages.flatMap((p) => p.commands).filter((f) => !led.includes(f)));
  const index = own.filter((f) => /(?:^|\/)(?:index|main|mod)\.[cm]?[jt]sx?$/.test(f));
  // What was built is a subject where its source is not here.
  const built = modules.filter((lead) => scripts.includes(lead));
  const subjects = [...new Set([...led, ...index, ...own, ...built])].toSorted((a, b) => Number(commands.has(a)) - Number(commands.has(b)));
  return { subjects, led: subjects.filter((f) => led.includes(f) && !commands.has(f)), leftOut: scripts.filter((f) => !subjects.includes(f) && !/\.config\.[cm]?[jt]s$/.test(f)) };
}

interface Leads {
  readonly modules: readonly string[];
  readonly commands: readonly string[];
}

/** What a package.json says is the package, and what it installs as commands; paths from the working folder. */
async function leads(files: FileSource, file: string): Promise<Leads> {
  try {
    const { exports, source, module, main, types, typings, bin } = (JSON.parse(await files.read(file) ?? '{}') ?? {}) as Record<string, unknown>;
    const from = (values: readonly unknown[]): readonly string[] => values.flatMap(strings).map((s) => file.replace(/package\.json$/, '') + s.replace(/^\.\//, ''));
    return { modules: from([source, exports, module, main, types, typings]), commands: from([bin]) };
  } catch (error) {
    if (error instanceof SyntaxError) return { modules: [], commands: [] };
    throw error;
  }
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** The file itself, or the source that it is built from: `dist/cart.js` ← `src/cart.ts`. */
function sourceOf(lead: string, own: readonly string[]): readonly string[] {
  if (own.includes(lead)) return [lead];
  const [, folder = '', rest = ''] = /^((?:.*?\/)??)((?:dist|lib|build|out|esm|cjs)\/.*)$/.exec(lead) ?? [null, lead.replace(/[^/]*$/, ''), lead.replace(/^.*\//, '')];
  const bare = rest.replace(/^(?:dist|lib|build|out|esm|cjs)\/(?:esm\/|cjs\/)?/, '').replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  return own.filter((f) => [`${folder}src/${bare}`, `${folder}source/${bare}`, `${folder}${bare}`].includes(f.replace(SCRIPT, '')));
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || a.length - b.length || (a < b ? -1 : 1);
}
