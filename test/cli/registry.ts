import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A registry of our own in another process: the command line is run synchronously, so this one could not answer. */
export async function startRegistry(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./registry.mjs', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${port.toString().trim()}`, stop: () => child.stdin.end() };
}
