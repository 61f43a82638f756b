import type { Implementation } from '../../model/implementation.js';
import type { Started } from '../../model/ports.js';
import { grantOf } from '../compare-options.js';
import { guestOptions } from '../sides.js';
import type { World } from '../world.js';
import type { VerifySettings } from './settings.js';
import type { SpecFile } from './spec-file.js';
import { entryOf } from './subject-entry.js';

/** A candidate that starts while what is recorded of it is still being read, or while another one is judged. */
export interface Ahead {
  /** As the run names it. */
  readonly name: string;
  readonly implementation: Promise<Implementation>;
  readonly started: Promise<Started>;
  /** Fulfilled once its process is on its way, or it cannot be had; never rejects. */
  readonly begun: Promise<void>;
  /** Ends it, whether or not anybody took it over. */
  close(): Promise<void>;
}

/** Null where nothing is to be started: what is wrong with the spec is said first. */
export function beginAhead(world: World, settings: VerifySettings, loaded: SpecFile): Ahead | null {
  const { spec } = loaded;
  if (spec.subject?.kind !== 'module' || spec.findings.some((f) => f.severity === 'error')) return null;
  const name = settings.candidate ?? entryOf(loaded);
  const implementation = Promise.resolve().then(() => world.subject.resolve(world.readName(name), settings.signal));
  const started = implementation.then((found) => world.subject.start(found, guestOptions(world, { grants: settings.allow.map(grantOf), signal: settings.signal }, 'closure')));
  // Whoever takes it over hears of a failure.
  started.catch(() => undefined);
  return {
    name, implementation, started, begun: implementation.then(onTheWay, () => undefined),
    close: async () => {
      const guest = await started.then((s) => (s.ok ? s.guest : null), () => null);
      await guest?.close();
    },
  };
}

/** A turn of the event loop, by which what was begun has left for other processes. */
export function onTheWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
