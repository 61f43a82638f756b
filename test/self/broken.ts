import { withWorld } from '../../src/project.js';
import { compare } from '../../src/run/compare.js';
import type { CompareResult } from '../../src/index.js';
import type { Guest, SubjectAdapter } from '../../src/model/ports.js';
import type { World } from '../../src/run/world.js';
import type { Scratch } from '../compare/scratch.js';

/** A whole run on real files in real guests, with one adapter of the world wrapped. */
export function runBroken(work: Scratch, wrap: (subject: SubjectAdapter) => SubjectAdapter): Promise<CompareResult> {
  return withWorld({ workingFolder: work.folder, cacheFolder: work.cache }, (world: World) => compare(
    { prior: 'old.js', candidate: 'new.js', signature: '(n: number) => any', executions: 120 }, { ...world, subject: wrap(world.subject) },
  ));
}

/** Each guest's way of answering, wrapped. */
export function answering(change: (run: Guest['run'], side: string) => Guest['run']): (subject: SubjectAdapter) => SubjectAdapter {
  return (subject) => ({
    ...subject,
    start: async (implementation, options) => {
      const started = await subject.start(implementation, options);
      return started.ok ? { ...started, guest: { ...started.guest, run: change((cases) => started.guest.run(cases), implementation.name) } } : started;
    },
  });
}
