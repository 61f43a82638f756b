import { existsSync } from 'node:fs';
import path from 'node:path';

/** Specs that others wrote, of one dialect; null where they are not on this machine. */
export function dataFolder(dialect: string): string | null {
  const folder = path.join(process.env['HOLDFAST_CORPORA'] ?? path.resolve(import.meta.dirname, '../../../shared'), 'data', dialect);
  if (existsSync(folder)) return folder;
  console.warn(`Nothing is held against real specs of ${dialect}: there is no ${folder}. HOLDFAST_CORPORA says where they lie.`);
  return null;
}
