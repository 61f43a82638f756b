import { declaredNames } from '../../derive/declared-names.js';
import type { NamedTypes } from '../../derive/python/make-stubs.js';
import { Problem } from '../../host/problem.js';
import type { Implementation } from '../../model/implementation.js';
import type { Operation, Shape, Surface } from '../../model/shape.js';
import type { Spec } from '../../model/spec.js';
import { joined } from '../../value/joined-path.js';
import { signatureOf } from '../verify/plan.js';
import type { World } from '../world.js';

/** What a spec's types are called, and the types of its constants and of what can be read of its classes. */
export async function namedTypes(world: World, { spec, file }: { readonly spec: Spec; readonly file: string }, { operations }: Surface): Promise<NamedTypes> {
  const { blocks, from } = spec.signature;
  const code = blocks.length > 0 ? blocks.map((b) => b.source).join('\n') : from === null ? '' : await world.tree.read(joined(file, from)) ?? '';
  const names = declaredNames(code, blocks.length > 0 || /\.d\.[cm]?ts$/.test(from ?? ''));
  const plain = new Set(names.classes.filter((c) => !c.isGeneric).map((c) => c.name));
  const getters = operations.filter((o) => plain.has(o.name)).flatMap((o) => o.members.filter((m) => m.kind === 'getter').map((m) => ({ key: `${o.name}.${m.name}`, type: `${o.name}[${JSON.stringify(m.name)}]` })));
  // Of a result a surface has an outline alone.
  const results = names.results.filter(({ name }) => isOpen(operations, name));
  const asked = [...names.types.map((name) => ({ key: name, type: name })), ...names.constants.flatMap(({ name, type }) => (type === null ? [] : [{ key: `const ${name}`, type }])), ...results.map(({ name, type }) => ({ key: `result ${name}`, type })), ...getters];
  const { shapes, definitions } = await shapesOf(world, asked, signatureOf(world, { spec, file }));
  return {
    definitions,
    types: names.types.flatMap((name) => ofKey(shapes, name).map((shape) => ({ name, shape }))),
    constants: names.constants.map(({ name }) => ({ name, shape: shapes.get(`const ${name}`) ?? null })),
    getters: new Map(getters.flatMap(({ key }) => ofKey(shapes, key).map((shape) => [key, shape] as const))),
    results: new Map(results.flatMap(({ name }) => ofKey(shapes, `result ${name}`).map((shape) => [name, shape] as const))),
    bases: new Map(names.classes.flatMap(({ name, base }) => (base === null ? [] : [[name, base] as const]))),
  };
}

function isOpen(operations: readonly Operation[], name: string): boolean {
  const [owner, member] = name.split('.');
  const found = operations.find((o) => o.name === name) ?? operations.find((o) => o.name === owner)?.members.find((m) => m.name === member);
  return found?.signatures.length === 1 && found.signatures.some((s) => JSON.stringify(s.returns).includes('"kind":"any"'));
}

function ofKey(shapes: ReadonlyMap<string, Shape>, key: string): readonly Shape[] {
  const shape = shapes.get(key);
  return shape === undefined ? [] : [shape];
}

interface Asked {
  readonly key: string;
  readonly type: string;
}

interface Answer {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly definitions: Surface['definitions'];
}

/** All in one question, since each may cost a run of the compiler; one by one where one of them cannot be read, which is then not known. */
async function shapesOf(world: World, asked: readonly Asked[], scope: Implementation | null): Promise<Answer> {
  if (asked.length === 0) return { shapes: new Map(), definitions: {} };
  try {
    const { operations, definitions } = await world.types.signature(`(${asked.map(({ type }, i) => `p${i}: ${type}`).join(', ')}) => void`, scope);
    return { shapes: new Map(operations[0]?.signatures[0]?.parameters.map(({ shape }, i) => [asked[i]?.key ?? '', shape] as const)), definitions };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (asked.length === 1) return { shapes: new Map(), definitions: {} };
    const all: Answer[] = [];
    for (const one of asked) all.push(await shapesOf(world, [one], scope));
    return { shapes: new Map(all.flatMap((a) => [...a.shapes])), definitions: Object.assign({}, ...all.map((a) => a.definitions)) as Surface['definitions'] };
  }
}
