import { changeFolder, changeMode, listFolder, makeFolder, removeFile, removeFolder } from './primordials.js';
import type { Touched } from './watch-files.js';

/** Empties the folder that the subject may write to, if it may have been written to since; at once when it is made. */
export function createCleaning(folder: string, touched: Touched, always: boolean): () => void {
  const renew = (): void => {
    try {
      empty(folder);
    } catch {
      // The subject removed it, and with it the working folder of this process.
      makeFolder(folder, { recursive: true });
      changeFolder(folder);
    }
    touched.take();
  };
  renew();
  return () => {
    if (touched.take() || always) renew();
  };
}

/** Node's own recursive removal is JavaScript in some versions, and so within the subject's reach. */
function empty(folder: string): void {
  // The subject may have closed it to itself.
  changeMode(folder, 0o700);
  const names = listFolder(folder);
  for (let i = 0; i < names.length; i++) {
    const path = `${folder}/${names[i] as string}`;
    try {
      removeFile(path);
    } catch {
      empty(path);
      removeFolder(path);
    }
  }
}
