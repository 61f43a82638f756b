import type { SpareBerths } from '../../host/berth.js';
import type { SubjectAdapter } from '../../model/ports.js';
import { foldConstants } from '../constant/fold.js';
import { constants, constantsIn } from './constants.js';
import { documented } from './documented.js';
import { expressionFault } from './expression-fault.js';
import { isStraight } from './is-straight.js';
import { resolve } from './resolve.js';
import { start } from './start.js';

/** Where module subjects are looked for, kept and run; all absolute. */
export interface ModuleSubjectOptions {
  readonly workingFolder: string;
  readonly cacheFolder: string;
  /** Stages and the guests' own folders lie in it; whoever made it removes it. */
  readonly temporary: string;
  /** The bundled guest. */
  readonly guestEntry: string;
  readonly progress?: (what: string) => void;
  readonly spares?: SpareBerths | undefined;
}

/** The subject kind `module`: JavaScript and TypeScript modules on this machine, in git, or from npm. */
export function moduleSubject(options: ModuleSubjectOptions): SubjectAdapter {
  const { workingFolder: cwd, cacheFolder, temporary, guestEntry, progress, spares } = options;
  return {
    resolve: (name, signal) => resolve(name, signal, { cwd, cacheFolder, ...(progress && { progress }) }),
    start: (implementation, guest) => start(implementation, { ...guest, guestEntry, temporary, workingFolder: cwd, spares }),
    debug: async (implementation, of, guest) => (await import('./debug.js')).debug(implementation, of, { ...guest, temporary }),
    expressionFault,
    foldConstants,
    isStraight,
    changes: async (of) => (await import('./changes.js')).changes(of),
    touched: async (of) => (await import('./touched.js')).touched(of),
    constants,
    documented,
    constantsIn,
  };
}
