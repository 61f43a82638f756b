import { specFiles } from './host/spec-files.js';
import type { SpecFiles } from './model/ports.js';
import { ENDINGS, maySpec } from './spec/dialects/catalogue.js';

/** The specs below a folder. A file of its own: a thread that lints loads nothing else of the wiring. */
export function specsIn(workingFolder: string): SpecFiles {
  return specFiles(workingFolder, { endings: ENDINGS, isLike: maySpec });
}
