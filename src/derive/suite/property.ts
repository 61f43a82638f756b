import { parseSync } from 'oxc-parser';
import type { Shape, Signature } from '../../model/shape.js';
import type { ModelCheck, PropertyCheck } from '../../model/spec.js';
import { toJavaScript } from '../../value/javascript.js';
import { javaScriptOf } from '../program.js';
import { inventing } from './arbitrary.js';
import type { Exemption } from './exempt.js';
import { deeper } from './layout.js';
import { isNameable } from './names.js';
import type { Body } from './suite.js';

export interface Inventory {
  readonly inputs: ReadonlyMap<string, Signature | null>;
  readonly definitions: Readonly<Record<string, Shape>>;
  readonly exemptions: ReadonlyMap<string, Exemption>;
}

/** A property: invented inputs for which it must hold. */
export function propertyBody(check: PropertyCheck, inventory: Inventory): Body {
  const made = javaScriptOf(check);
  if (!made.ok) return { skip: made.message };
  const invented = inputsOf(check.id, inventory);
  if (!invented.ok) return { skip: invented.why };
  const exempt = check.operations.filter((name) => inventory.exemptions.has(name));
  return { lines: [...invented.before, ...holding({ inputs: invented.code, examples: [], exempt, property: made.code })], isAsync: true };
}

/** A model: for invented inputs, and those of the examples, the operation does what the model does. `examples` are argument lists. */
export function modelBody(check: ModelCheck, inventory: Inventory, examples: readonly string[]): Body {
  const { operation } = check;
  const made = javaScriptOf(check);
  if (!made.ok) return { skip: made.message };
  if (!isNameable(operation) || operation.includes('.')) return { skip: `its operation ${operation} is no function by a name of its own` };
  const invented = inputsOf(check.id, inventory);
  if (!invented.ok) return { skip: invented.why };
  const exempt = inventory.exemptions.has(operation) ? [operation] : [];
  const model = ['const model = (() => {', deeper(made.code.trim(), '  '), `  return ${operation};`, '})();'];
  return { lines: [...invented.before, ...model, ...holding({ inputs: invented.code, examples, exempt, property: exempt.length === 0 ? `agrees(${operation}, model)` : `agrees(${asked(operation)}, model)`, isBound: true })], isAsync: true };
}

interface Holding {
  readonly inputs: string;
  readonly examples: readonly string[];
  readonly exempt: readonly string[];
  readonly property: string;
  /** Whether the property names what it asks by itself. */
  readonly isBound?: boolean;
}

function holding({ inputs, examples, exempt, property, isBound = false }: Holding): readonly string[] {
  const names = exempt.map(asked);
  const options = [`inputs: ${inputs}`, ...(examples.length === 0 ? [] : [`examples: [${examples.map(toJavaScript).join(', ')}]`]), ...(names.length === 0 ? [] : [`exempt: [${names.join(', ')}]`])];
  const bound = names.length === 0 || isBound ? property : `((${exempt.join(', ')}) => ${property})(${names.join(', ')})`;
  return [
    ...exempt.map((name) => `const ${asked(name)} = exempting(${name}, ${exemptName(name)});`),
    ...`const holds = ${bound.replace(/^\((?=\(|async|function)([^]*)\)$/, (whole, inner: string) => (names.length === 0 && isOne(inner) ? inner : whole))};`.split('\n'),
    `await forAll({ ${options.join(', ')} }, holds);`,
  ];
}

/** Whether the brackets around it are its own. */
function isOne(code: string): boolean {
  return parseSync('holds.js', `(${code})`, { lang: 'js', sourceType: 'module' }).errors.length === 0;
}

function asked(operation: string): string {
  return `${operation}Asked`;
}

/** What the made file calls the predicate by which an operation is exempt. */
export function exemptName(operation: string): string {
  return `${operation}IsExempt`;
}

function inputsOf(id: string, { inputs, definitions }: Inventory): ReturnType<typeof inventing> {
  const signature = inputs.get(id) ?? null;
  if (signature === null) return { ok: false, why: 'no types say what inputs it takes' };
  return inventing(signature, definitions);
}
