import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a document, with `/` between its parts; null for what is no file. */
export function fileOf(uri: string): string | null {
  if (!/^file:/i.test(uri)) return null;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/').replace(/(?<=.)\/$/, '');
  } catch {
    // A host that is none of ours, or an escape that is none.
    return null;
  }
}

export function uriOf(file: string): string {
  return pathToFileURL(file).href;
}
