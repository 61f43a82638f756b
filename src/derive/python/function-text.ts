import type { Parameter, Shape, Signature } from '../../model/shape.js';
import { isPythonName, snake } from './names.js';
import type { Scope } from './scope.js';
import type { StubTypes } from './stub-types.js';
import { anyText, below, isAny, typeText, type TypePlace } from './types.js';

interface FunctionPlace {
  readonly types: StubTypes;
  readonly scope: Scope;
  readonly results: ReadonlyMap<string, Shape>;
  readonly indent: string;
  /** What records without a name are called after. */
  readonly path: readonly string[];
  /** Its name in Python. */
  readonly called: string;
  readonly self?: true;
  readonly decorator?: string;
  readonly leave: (text: string, why: string) => void;
}

/** A function of a stub, once for each of its signatures that Python tells apart. */
export function functionTexts({ name, signatures }: { readonly name: string; readonly signatures: readonly Signature[] }, place: FunctionPlace): string {
  const { indent, scope, decorator, leave } = place;
  if (signatures.length === 0) leave(name, 'Nothing says what it takes and gives: in the stub any values stand there.');
  const texts = [...new Set(signatures.length === 0 ? [unknownText(place)] : signatures.map((s) => signatureText(s, name, place)))];
  const marks = [...(texts.length > 1 ? [`@${scope.module('typing')}.overload`] : []), ...(decorator === undefined ? [] : [decorator])];
  return texts.map((text) => [...marks, text].map((line) => `${indent}${line}\n`).join('')).join('');
}

function unknownText({ called, scope, self }: FunctionPlace): string {
  const any = anyText({ scope });
  return `def ${called}(${self === undefined ? '' : 'self, '}*args: ${any}, **kwargs: ${any}) -> ${any}: ...`;
}

function signatureText({ parameters, returns }: Signature, name: string, { called, path, types, results, self }: FunctionPlace): string {
  const takes = types.at(`what ${name} takes`, path);
  const names = new Set(self === undefined ? [] : ['self']);
  const list = [...names, ...parameters.map((p, i) => parameterText(p, argumentName(p.name, i, names), { at: takes, isLast: lastNeeded(parameters) < i }))];
  const whole = results.get(name) ?? returns;
  const promised = promisedBy(whole);
  const gives = typeText(promised ?? whole, below(types.at(`what ${name} gives`, path), 'result'));
  return `${promised === null ? '' : 'async '}def ${called}(${list.join(', ')}) -> ${gives}: ...`;
}

function promisedBy(shape: Shape): Shape | null {
  return shape.kind === 'builtin' && shape.name === 'Promise' ? shape.of[0] ?? { kind: 'any' } : null;
}

function lastNeeded(parameters: readonly Parameter[]): number {
  return parameters.findLastIndex((p) => !p.optional && !p.rest);
}

function argumentName(name: string, i: number, taken: Set<string>): string {
  const wish = isPythonName(snake(name)) ? snake(name) : `arg${i}`;
  let own = wish;
  for (let n = 2; taken.has(own); n++) own = `${wish}${n}`;
  taken.add(own);
  return own;
}

/** What is left out is None, as the suite has it; which default the port has instead, nothing says. */
function parameterText({ name, shape, optional, rest }: Parameter, own: string, { at, isLast }: { readonly at: TypePlace; readonly isLast: boolean }): string {
  const text = typeText(shape, below(at, name));
  if (rest) return `*${own}: ${text}`;
  const takesNone = isAny(text) || /(?:^|\| )None$/.test(text);
  return `${own}: ${text}${optional && !takesNone ? ' | None' : ''}${optional && isLast ? ' = ...' : ''}`;
}
