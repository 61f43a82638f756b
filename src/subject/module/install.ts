import { existsSync } from 'node:fs';
import path from 'node:path';
import { runCommand, type CommandResult } from '../../host/command.js';
import { Problem } from '../../host/problem.js';
import { asRecord, readPackageFile } from './package-file.js';
import { isInside } from './kinds.js';
import { npmWords } from './npm.js';

interface Client {
  readonly command: string;
  readonly lock: string;
  /** Tried in turn until one succeeds. */
  readonly attempts: readonly (readonly string[])[];
}

const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** No install script ever runs: a comparison must not execute what it did not ask for. */
const CLIENTS: readonly Client[] = [
  // npm ci wants every optional package of every platform, which some registries lack; npm install with the same lock does not.
  { command: 'npm', lock: 'npm-shrinkwrap.json', attempts: [['ci', ...QUIET], ['install', ...QUIET]] },
  { command: 'npm', lock: 'package-lock.json', attempts: [['ci', ...QUIET], ['install', ...QUIET]] },
  { command: 'pnpm', lock: 'pnpm-lock.yaml', attempts: [['install', '--frozen-lockfile', '--ignore-scripts']] },
  { command: 'yarn', lock: 'yarn.lock', attempts: [['install', '--immutable', '--mode=skip-build'], ['install', '--frozen-lockfile', '--ignore-scripts', '--non-interactive']] },
  { command: 'bun', lock: 'bun.lock', attempts: [['install', '--frozen-lockfile', '--ignore-scripts']] },
  { command: 'bun', lock: 'bun.lockb', attempts: [['install', '--frozen-lockfile', '--ignore-scripts']] },
];
const NO_LOCK: Client = { command: 'npm', lock: 'package.json', attempts: [['install', ...QUIET, '--no-package-lock']] };

/** Where an install for a module belongs, relative to the root of its checkout: at the lock file or the workspace above it; null where no package.json is. */
export function installFolderOf(entry: string, root: string): string | null {
  const above: string[] = [];
  for (let at = path.dirname(entry); isInside(root, at); at = path.dirname(at)) above.push(at);
  const withPackage = above.filter((folder) => readPackageFile(folder) !== null);
  const locked = withPackage.find((folder) => CLIENTS.some((c) => existsSync(path.join(folder, c.lock))));
  const workspace = withPackage.find((folder) => asRecord(readPackageFile(folder)?.raw)['workspaces'] !== undefined);
  const chosen = locked ?? workspace ?? withPackage[0];
  return chosen === undefined ? null : path.relative(root, chosen);
}

/** Installs what a package.json wants, by the client whose lock file lies beside it. Throws INSTALL-FAILED. */
export async function install(folder: string, what: string, signal: AbortSignal): Promise<void> {
  const client = CLIENTS.find((c) => existsSync(path.join(folder, c.lock))) ?? NO_LOCK;
  // Yarn's own way of loading has no node_modules; ours needs one. A workspace's own configuration may not turn scripts on.
  const env = { YARN_NODE_LINKER: 'node-modules', YARN_ENABLE_SCRIPTS: 'false', npm_config_ignore_scripts: 'true', CI: 'true' };
  let last: CommandResult | null = null;
  for (const args of client.attempts) {
    last = await runCommand(client.command, args, { cwd: folder, signal, env });
    if (last.code === 0) return;
    if (last.missing) break;
  }
  const why = wantsWorkspace(folder, client) ? workspaceWords(folder) : last?.missing === true
    ? `its ${client.lock} wants ${client.command}, which is not on the PATH. Install ${client.command}`
    : `${client.command} says: ${npmWords(last?.stderr || last?.stdout || '')}. Run ${client.command} ${client.attempts[0]?.[0]} in a checkout of it to see more`;
  throw new Problem({ code: 'INSTALL-FAILED', severity: 'error', message: `The packages of ${what} could not be installed: ${why}, or compare a path that has its packages.` });
}

/** Packages of the workspace itself, as pnpm, yarn and bun write them: npm knows no such thing. */
function workspaceOnes(folder: string): readonly string[] {
  const manifest = asRecord(readPackageFile(folder)?.raw);
  const wanted = Object.entries({ ...asRecord(manifest['dependencies']), ...asRecord(manifest['devDependencies']), ...asRecord(manifest['optionalDependencies']) });
  return wanted.flatMap(([name, range]) => (typeof range === 'string' && range.startsWith('workspace:') ? [name] : []));
}

function wantsWorkspace(folder: string, { command }: Client): boolean {
  return command === 'npm' && workspaceOnes(folder).length > 0;
}

function workspaceWords(folder: string): string {
  const [first, ...others] = workspaceOnes(folder);
  return `its package.json wants ${first}${others.length === 0 ? '' : ` and ${others.length} more`} from its workspace (workspace:), which npm cannot do, and no lock file beside it or above it says which client can. Commit the lock file of the workspace (pnpm-lock.yaml, yarn.lock or bun.lock)`;
}
