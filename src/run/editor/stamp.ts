import { stat } from 'node:fs/promises';

/** When and how a file stands on the disk: whoever reads it again need not while this is the same. Null where none can be looked at. */
export async function stampOf(file: string): Promise<string | null> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${mtimeMs} ${size}`;
  } catch {
    return null;
  }
}
