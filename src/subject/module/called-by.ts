import { realpathSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../host/problem.js';

/** Runs `read`; a Problem of it calls files below `folder` as the user would: `name` before their relative path. */
export async function calledBy<T>(name: string, folder: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { file, message, ...rest } = error.finding;
    const prefix = realpathSync.native(folder) + path.sep;
    const called = (text: string): string => text.replaceAll(prefix, name);
    throw new Problem({ ...rest, message: called(message), ...(file !== undefined && { file: called(file) }) });
  }
}
