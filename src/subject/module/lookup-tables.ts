import type { Node } from 'oxc-parser';

/**
 * Objects that code looks something up in: `const FROM = {first: 1, second: 8}` beside `FROM[week]`, or `week in FROM`. Their keys are
 * compared with what is given just as texts in an `if` are, and are what an input has to be to get any further.
 */
export class LookupTables {
  readonly #tables = new Map<string, string[]>();
  readonly #variables = new Set<string>();
  readonly #lookedUp = new Set<string>();

  read(node: Node): void {
    switch (node.type) {
      case 'VariableDeclarator': if (node.id.type === 'Identifier') this.#variable(node.id.name, node.init); return;
      case 'Property': case 'PropertyDefinition': if (!node.computed) this.#note(nameOf(node.key), node.value); return;
      case 'MemberExpression': if (node.computed && node.property.type !== 'Literal') this.#lookUp(node.object); return;
      case 'BinaryExpression': if (node.operator === 'in') this.#lookUp(node.right); return;
      case 'CallExpression': if (asksForOwn(node.callee) && node.arguments[0] !== undefined) this.#lookUp(node.arguments[0]); return;
      default:
    }
  }

  /** Of each that something is looked up in its keys, in order of appearance. */
  keys(): readonly (readonly string[])[] {
    return [...this.#tables].flatMap(([name, keys]) => (this.#lookedUp.has(name) ? [keys] : []));
  }

  /** Names of variables that hold such a table. */
  variables(): ReadonlySet<string> {
    return new Set([...this.#variables].filter((name) => this.#lookedUp.has(name) && (this.#tables.get(name)?.length ?? 0) > 0));
  }

  #variable(name: string, value: Node | null): void {
    this.#variables.add(name);
    this.#note(name, value);
  }

  #note(name: string | null, value: Node | null): void {
    const object = value === null ? null : bare(value);
    if (name === null || object?.type !== 'ObjectExpression') return;
    const keys = object.properties.flatMap((p) => (p.type === 'Property' && !p.computed ? [keyOf(p.key)] : [])).filter((key) => key !== null);
    this.#tables.set(name, [...this.#tables.get(name) ?? [], ...keys]);
  }

  #lookUp(object: Node): void {
    const name = nameOf(bare(object));
    if (name !== null) this.#lookedUp.add(name);
  }
}

/** `Object.hasOwn`; the other way, `FROM.hasOwnProperty(week)`, is mostly followed by `FROM[week]`. */
function asksForOwn(callee: Node): boolean {
  return callee.type === 'MemberExpression' && !callee.computed && nameOf(callee) === 'hasOwn';
}

/** The last name of `FROM`, `Meetup.FROM`, `this.#from`. */
function nameOf(node: Node): string | null {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed ? nameOf(node.property) : null;
}

function keyOf(key: Node): string | null {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : null;
}

/** Without types and what keeps an object from being changed. */
function bare(node: Node): Node {
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' || node.type === 'TSNonNullExpression' || node.type === 'TSTypeAssertion') return bare(node.expression);
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && ['freeze', 'assign'].includes(nameOf(node.callee) ?? '')) {
    const last = node.arguments.at(-1);
    return last === undefined ? node : bare(last);
  }
  return node;
}
