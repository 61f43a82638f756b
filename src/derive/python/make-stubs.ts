import type { Member, Operation, Shape, Surface } from '../../model/shape.js';
import { functionTexts } from './function-text.js';
import { isPythonName, rootName, snake } from './names.js';
import { scopeOf, type Scope } from './scope.js';
import { stubTypes, type StubTypes } from './stub-types.js';
import { anyText, typeText } from './types.js';

/** What a signature says by name, besides its operations. */
export interface NamedTypes {
  readonly types: readonly { readonly name: string; readonly shape: Shape }[];
  /** The definitions that these types refer to. */
  readonly definitions: Surface['definitions'];
  readonly constants: readonly { readonly name: string; readonly shape: Shape | null }[];
  /** By `Cart.size`. */
  readonly getters: ReadonlyMap<string, Shape>;
  /** Whole, by `Cart.items`; of what is not here an operation's own signature says it. */
  readonly results: ReadonlyMap<string, Shape>;
  /** What a class extends. */
  readonly bases: ReadonlyMap<string, string>;
}

export interface MadeStubs {
  readonly text: string;
  readonly leftOut: readonly { readonly text: string; readonly why: string }[];
}

interface Writing {
  readonly named: NamedTypes;
  readonly scope: Scope;
  readonly types: StubTypes;
  readonly classNamed: (name: string) => string | null;
  readonly leave: (text: string, why: string) => void;
}

/** A stub for a port to Python, with the names by which a suite for pytest looks for them. */
export function makeStubs(surface: Surface, named: NamedTypes): MadeStubs {
  const leftOut: { text: string; why: string }[] = [];
  const roots = surface.operations.filter((o) => !o.name.includes('.'));
  const statics = surface.operations.filter((o) => o.name.includes('.'));
  const scope = scopeOf([...roots.map(({ name }) => rootName(name)), ...surface.operations.flatMap((o) => o.members.map((m) => snake(m.name))), ...statics.map(({ name }) => snake(name.split('.')[1] ?? '')), ...named.constants.map((c) => rootName(c.name))]);
  const classes = new Set(roots.filter((o) => o.kind === 'class').map((o) => o.name));
  const classNamed = (name: string): string | null => (classes.has(name) && isPythonName(name) ? rootName(name) : null);
  const types = stubTypes({ types: named.types, definitions: { ...named.definitions, ...surface.definitions }, classNamed }, scope);
  const writing: Writing = { named, scope, types, classNamed, leave: (text, why) => leftOut.push({ text, why }) };
  const asks = onlyNamed(roots, writing).map((o) => (o.kind === 'class' ? classText(o, statics, writing) : functionTexts(o, { types, scope, results: named.results, indent: '', path: [o.name], called: rootName(o.name), leave: writing.leave })));
  const constants = onlyNamed(named.constants.filter((c) => roots.every((o) => o.name !== c.name)), writing).map(({ name, shape }) => `${rootName(name)}: ${shape === null ? unknown(name, writing) : typeText(shape, types.at(`the constant ${name}`, [name]))}\n`);
  const nowhere = statics.filter(({ name }) => !classes.has(name.split('.')[0] ?? ''));
  for (const { name } of nowhere) writing.leave(name, 'What belongs to an object or a function has no place in a stub.');
  const parts = [...(scope.imports().length === 0 ? [] : [`${scope.imports().join('\n')}\n`]), ...types.texts, ...constants, ...asks];
  return { text: parts.join('\n'), leftOut: unrepeated([...leftOut, ...types.lacking]) };
}

function unrepeated<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function unknown(what: string, { leave, scope }: Writing): string {
  leave(what, 'No type of it could be read: in the stub any value stands there.');
  return anyText({ scope });
}

/** What Python can call by a name that nothing else has. */
function onlyNamed<T extends { readonly name: string }>(all: readonly T[], { leave }: Pick<Writing, 'leave'>, of: { readonly name: (name: string) => string; readonly owner: string } = { name: rootName, owner: '' }): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const [name, whole] = [of.name(one.name), `${of.owner}${one.name}`];
    if (!isPythonName(one.name)) leave(whole, 'It is no name in Python, so the stub is without it.');
    else if (seen.has(name)) leave(whole, `Something else is called ${name} in Python, so the stub is without it.`);
    else return Boolean(seen.add(name));
    return false;
  });
}

/** Errors of the language, by what they are in Python. */
const ERRORS: ReadonlyMap<string, string> = new Map([['Error', 'Exception'], ['RangeError', 'ValueError'], ['SyntaxError', 'ValueError'], ['TypeError', 'TypeError'], ['ReferenceError', 'NameError'], ['URIError', 'ValueError'], ['EvalError', 'Exception']]);
/** What every error has, and in Python by other means. */
const OF_ERRORS: ReadonlySet<string> = new Set(['name', 'message', 'stack', 'cause', 'toString']);

function classText(operation: Operation, statics: readonly Operation[], writing: Writing): string {
  const { name, signatures } = operation;
  const { named, scope, types, leave } = writing;
  const base = baseOf(name, writing);
  const members = onlyNamed(operation.members.filter((m) => !base.isError || !OF_ERRORS.has(m.name)), writing, { name: snake, owner: `${name}.` });
  const own = statics.filter((o) => o.name.startsWith(`${name}.`)).map((o) => ({ ...o, name: o.name.slice(name.length + 1) }));
  const common = { types, scope, results: named.results, indent: '    ', leave };
  const texts = [
    ...(signatures.length === 0 ? [] : [functionTexts({ signatures: signatures.map((s) => ({ ...s, returns: { kind: 'undefined' as const } })), name }, { ...common, path: [name], called: '__init__', self: true })]),
    ...members.map((m) => (m.kind === 'getter' ? getterText(m, name, writing) : functionTexts({ ...m, name: `${name}.${m.name}` }, { ...common, path: [name, m.name], called: snake(m.name), self: true }))),
    ...onlyNamed(own, writing, { name: snake, owner: `${name}.` }).map((o) => functionTexts({ ...o, name: `${name}.${o.name}` }, { ...common, path: [name, o.name], called: snake(o.name), decorator: `@${scope.builtin('staticmethod')}` })),
  ];
  return texts.length === 0 ? `class ${rootName(name)}${base.text}: ...\n` : `class ${rootName(name)}${base.text}:\n${texts.join('')}`;
}

function baseOf(name: string, { named: { bases }, scope, classNamed }: Writing): { readonly text: string; readonly isError: boolean } {
  const chain = [name];
  for (let base = bases.get(name); base !== undefined && !chain.includes(base); base = bases.get(base)) chain.push(base);
  const error = ERRORS.get(chain.at(-1) ?? '');
  const direct = chain[1];
  if (direct === undefined) return { text: '', isError: false };
  const text = chain.length === 2 && error !== undefined ? scope.builtin(error) : classNamed(direct);
  return { text: text === null ? '' : `(${text})`, isError: error !== undefined };
}

function getterText({ name }: Member, owner: string, writing: Writing): string {
  const { named, scope, types } = writing;
  const shape = named.getters.get(`${owner}.${name}`);
  const text = shape === undefined ? unknown(`${owner}.${name}`, writing) : typeText(shape, types.at(`${owner}.${name}`, [owner, name]));
  return `    @${scope.builtin('property')}\n    def ${snake(name)}(self) -> ${text}: ...\n`;
}
