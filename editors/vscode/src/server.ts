import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** How Holdfast is started. */
export type Server =
  /** A command of the user's settings, as words. */
  | { readonly kind: 'command'; readonly command: string; readonly args: readonly string[] }
  /** Holdfast of the workspace: the path of its command line. */
  | { readonly kind: 'module'; readonly cli: string }
  | { readonly kind: 'none'; readonly why: string };

export interface Surroundings {
  /** From the settings; of a workspace that is not trusted only the user's own count. */
  readonly command: readonly string[];
  /** Paths of the workspace's folders. */
  readonly folders: readonly string[];
  readonly trusted: boolean;
}

/** The command that is set, else the Holdfast that a folder of the workspace has installed, the first that has one. */
export function serverIn({ command: [command, ...args], folders, trusted }: Surroundings): Server {
  if (command !== undefined && command !== '') return { kind: 'command', command, args };
  if (!trusted) return { kind: 'none', why: 'This workspace is not trusted, so its Holdfast is not started. Trust it, or set holdfast.command in your user settings.' };
  for (const folder of folders) {
    const cli = installedIn(folder);
    if (cli !== null) return { kind: 'module', cli };
  }
  return { kind: 'none', why: 'Holdfast is not installed in this workspace. Run "npm install --save-dev holdfast", or set holdfast.command to where it is, and restart the language server.' };
}

/** Found as Node finds it from that folder on; null where there is none. */
function installedIn(folder: string): string | null {
  try {
    const manifest = createRequire(path.join(folder, 'package.json')).resolve('holdfast/package.json');
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin?: { readonly holdfast?: string } };
    return bin?.holdfast === undefined ? null : path.join(path.dirname(manifest), bin.holdfast);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** The words of a command line that verifies one requirement; null where nothing can be started. */
export function verifyWords(server: Server, spec: string, id: string): { readonly command: string; readonly args: readonly string[] } | null {
  const more = ['verify', spec, '-t', id];
  if (server.kind === 'none') return null;
  return server.kind === 'command' ? { command: server.command, args: [...server.args, ...more] } : { command: 'node', args: [server.cli, ...more] };
}
