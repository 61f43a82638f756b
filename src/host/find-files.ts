import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Files below a folder whose names end so, relative to it with `/`, in order; not in `node_modules`, nor in folders whose names begin with a dot. */
export async function findFiles(folder: string, ending: string): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (at: string): Promise<void> => {
    for (const entry of await readdir(path.join(folder, at), { withFileTypes: true })) {
      const name = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) await visit(name);
      else if (entry.isFile() && entry.name.endsWith(ending)) found.push(name);
    }
  };
  await visit('');
  return found.toSorted();
}
