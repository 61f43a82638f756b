import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Explorer } from '../../src/explore/explorer.js';
import type { Observation } from '../../src/model/observation.js';
import type { Branches, Guest } from '../../src/model/ports.js';
import { guestOptions } from '../../src/run/sides.js';
import { pairExports, typedOperation } from '../../src/run/pairing.js';
import { withWorld } from '../../src/project.js';

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-branches-')));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
const CASES = 320;
const MOST_OPERATIONS = 60;
const ROUNDS = 4;

/** What sets the state of a whole package: which answers it bears on depends on how many processes it took. */
const SETTING = /(?:^|\.)(?:config|set)$/;

type Observations = readonly Observation[];

/** Packages of every style: bundles, modules of a function each, classes, tables of regular expressions, parsers. */
const PACKAGES = ['npm:lodash@4.18.1', 'npm:es-toolkit@1.53.2', 'npm:semver@7.7.2', 'npm:he@1.2.0', 'npm:marked@15.0.12', 'npm:yaml@2.8.0', 'npm:bignumber.js@9.3.0'];

describe('source that counts its branches', () => {
  it.each(PACKAGES)('%s does what it does without', { timeout: 120_000 }, async (name) => withWorld({ workingFolder: temporary }, async (world) => {
    const { signal } = new AbortController();
    const found = await world.subject.resolve(world.readName(name), signal);
    const start = async (branches: Branches): Promise<Guest> => {
      const started = await world.subject.start(found, { ...guestOptions(world, { grants: [], signal }), caseSeconds: 2, branches });
      if (!started.ok) throw new Error(started.observation.text);
      return started.guest;
    };
    const first = await start('none');
    const { surface } = await world.types.surface(found);
    const paired = pairExports(first.exports, first.exports).operations.filter((o) => !SETTING.test(o.name)).slice(0, MOST_OPERATIONS);
    const operations = paired.map((o) => ({ operation: typedOperation(o, surface, { operations: [], definitions: {} }).operation, examples: [] }));
    const explorer = new Explorer({ seed: 1, definitions: surface.definitions, constants: await world.subject.constants(found), operations });
    const cases = explorer.step([], CASES).map((p) => p.case);
    await first.close();
    /** What three processes make of the cases: two that do not count, and one that does. */
    const asked = async (): Promise<readonly [Observations, Observations, Observations]> => {
      const guests = await Promise.all([start('none'), start('none'), start('own')]);
      expect(guests.map((g) => g.branches > 100)).toEqual([false, false, true]);
      const answers = await Promise.all(guests.map((g) => g.run(cases))) as [Observations, Observations, Observations];
      await Promise.all(guests.map((g) => g.close()));
      return answers;
    };
    const [plain, again, counting] = await asked();
    // What takes seconds may have come to its end in one process and not in the other.
    const isSlow = (i: number): boolean => [plain, again, counting].some((all) => all[i]?.kind === 'timedOut');
    const steady = [...cases.keys()].filter((i) => plain[i]?.text === again[i]?.text && !isSlow(i));
    expect(steady.length).toBeGreaterThan(CASES / 2);
    // What draws or reads the clock may answer alike twice by chance: a difference counts where all new processes show it as well.
    let differing = steady.filter((i) => plain[i]?.text !== counting[i]?.text);
    for (let round = 0; round < ROUNDS && differing.length > 0; round++) {
      const anew = await asked();
      differing = differing.filter((i) => anew.every((all, at) => (all[i]?.text === plain[i]?.text) === (at < 2)));
    }
    expect(differing.map((i) => ({ case: cases[i], plain: plain[i]?.text, counting: counting[i]?.text }))).toEqual([]);
    expect(new Set(counting.flatMap((o) => o.reached?.rare ?? [])).size).toBeGreaterThan(25);
    expect(new Set(counting.map((o) => o.reached?.path)).size).toBeGreaterThan(10);
  }));
});
