import { NO_EXPORT } from '../../compare/title.js';
import type { Observation } from '../../model/observation.js';

/** What a module that lacks an operation did when it was asked. */
export function noExport(name: string): Observation {
  return { kind: 'failedToLoad', text: `${NO_EXPORT} ${name}` };
}

/** Whether it says that there is no such operation. */
export function lacks({ kind, text }: Observation): boolean {
  return kind === 'failedToLoad' && text.startsWith(NO_EXPORT);
}
