import { expect, it } from 'vitest';
import type { ExplorePlan } from '../../explore/plan.js';
import type { Implementation } from '../../model/implementation.js';
import type { GuestExport } from '../../model/protocol.js';
import type { Surface } from '../../model/shape.js';
import type { World } from '../world.js';
import type { Subjects } from './subjects.js';
import { fieldsOfClasses } from './fields.js';

const counter = (...getters: readonly string[]): GuestExport => ({ name: 'Counter', kind: 'class', called: 'Counter', arity: 1, members: getters.map((name) => ({ name, kind: 'getter', arity: 0 })) });
const surface = (...names: readonly string[]): Surface => ({ operations: [{ name: 'Counter', kind: 'class', signatures: [], members: names.map((name) => ({ name, kind: 'getter', signatures: [] })) }], definitions: {} });

/** What is asked of a class besides, and of which of the two implementations types were read. */
async function asked(exports: readonly [GuestExport, GuestExport], declared: readonly string[] = []): Promise<readonly [string[], string[]]> {
  const read: string[] = [];
  const implementation = (name: string) => ({ name, types: `${name}.ts` }) as unknown as Implementation;
  const subject = (own: GuestExport) => ({ exports: [own], own: (name: string) => name });
  const types: Readonly<Record<string, Surface>> = { prior: surface('value'), candidate: surface('value', 'fresh') };
  const world = { types: { surface: async ({ name }: Implementation) => { read.push(name); return { surface: types[name], findings: [] }; } } } as unknown as World;
  const subjects = { prior: subject(exports[0]), candidate: subject(exports[1]), priorImplementation: implementation('prior'), candidateImplementation: implementation('candidate') } as unknown as Subjects;
  const explore = { operations: [{ operation: { name: 'Counter', kind: 'class', signatures: [], members: [] }, examples: [] }] } as unknown as ExplorePlan;
  const found = await fieldsOfClasses({ world, subjects, explore, declared: new Set(declared) });
  return [(found.get('Counter') ?? []).map((m) => m.name), read];
}

it('a getter of the candidate is asked where the prior holds a field of its name, and no signature says what there is', async () => {
  expect(await asked([counter(), counter('value', 'fresh')])).toEqual([['value'], ['prior', 'candidate']]);
  expect(await asked([counter(), counter('value')], ['Counter'])).toEqual([[], []]);
  // No types are read for what both sides have.
  expect(await asked([counter('value'), counter('value')])).toEqual([[], []]);
});
