import vm from 'node:vm';
import type { Program } from '../model/program.js';

/** Gives what a run of the program starts with: a fresh function of the spec, or for statements and expressions what they come to. */
export type Start = () => unknown;

export type Compiled = { readonly ok: true; readonly start: Start } | { readonly ok: false; readonly message: string };

/** Compiles a program over the names that stand for the subject and the helpers; an operation wins over a helper of its name. */
export function compileProgram(program: Program, operations: ReadonlyMap<string, unknown>, helpers: ReadonlyMap<string, unknown>): Compiled {
  const names = new Map([...helpers, ...operations]);
  if (program.kind === 'model') names.delete(declaredBy(program.operation));
  const code = bodyOf(program);
  try {
    const made = run(`(function (${[...names.keys()].join(', ')}) { "use strict"; ${code}\n})`, program.id) as (...args: unknown[]) => unknown;
    const args = [...names.values()];
    return { ok: true, start: () => Reflect.apply(made, undefined, args) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Code without a way to import. */
function run(source: string, id: string): unknown {
  return new vm.Script(source, { filename: `spec ${id}` }).runInThisContext();
}

/** The name under which a model is declared: a member by its own. */
function declaredBy(operation: string): string {
  return operation.slice(operation.lastIndexOf('.') + 1);
}

function bodyOf(program: Program): string {
  switch (program.kind) {
    case 'property': case 'predicate': return `return (${program.code}\n);`;
    case 'model': return `${program.code}\nreturn ${declaredBy(program.operation)};`;
    case 'expression': return `return (${asynchronous(program.code) ? `(async () => (${program.code}\n))()` : program.code}\n);`;
    case 'example': return asynchronous(program.code) ? `return (async () => { ${program.code}\n})();` : program.code;
  }
}

/** Code that awaits at its top only compiles in an asynchronous function. */
function asynchronous(code: string): boolean {
  if (!/\bawait\b/.test(code)) return false;
  return !compiles(`(function () { "use strict"; ${code}\n})`);
}

function compiles(source: string): boolean {
  try {
    void new vm.Script(source);
    return true;
  } catch {
    return false;
  }
}
