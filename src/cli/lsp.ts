import { openEditor } from '../index.js';
import type { Terminal } from './terminal.js';

/** Serves an editor until it says that it is done, or is gone: the process ends then, with 1 where it was not shut down before. */
export async function lspCommand(version: string, terminal: Terminal): Promise<void> {
  if (process.stdin.isTTY) terminal.stderr.write('This waits for an editor, which starts it itself and speaks the Language Server Protocol over stdin and stdout; docs/editor.md says how. Ctrl-C ends it.\n');
  const [{ serve }, editor] = await Promise.all([import('../lsp/serve.js'), openEditor()]);
  serve({ input: process.stdin, output: process.stdout, editor, version });
}
