import { visitorKeys } from 'oxc-parser';
import type { Node } from 'oxc-parser';
import { readCall, readNew } from './calls.js';
import { addLiteral, readExpression } from './expressions.js';
import { bindPattern, nameOf } from './patterns.js';
import type { Reading } from './reading.js';
import { Scope } from './scope.js';
import type { FunctionNode, KnownFunction } from './scope.js';
import { Use } from './use.js';

/**
 * Goes over the code of a module once and notes what is done with each value. Names are followed through assignments, patterns, loops,
 * callbacks of lists, and calls of the module's own functions. Nothing runs.
 */
export class UsageReader implements Reading {
  /** Parameters of each function that was read. */
  readonly functions = new Map<Node, readonly Use[]>();
  readonly results = new Map<Node, Use>();
  level = 0;

  read(node: Node, scope: Scope): Use {
    switch (node.type) {
      case 'Program': case 'BlockStatement': case 'StaticBlock': return this.#block(node, new Scope(scope));
      case 'FunctionDeclaration': case 'FunctionExpression': case 'ArrowFunctionExpression':
        this.function({ node, scope }, []);
        return Use.of('function');
      case 'ClassDeclaration': case 'ClassExpression': return this.#class(node, scope);
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations) {
          const value = init === null ? new Use() : this.read(init, scope);
          if (id.type !== 'Identifier' || init === null || scope.function(id.name)?.node !== init) bindPattern(id, value, scope, this);
        }
        return new Use();
      case 'TryStatement':
        // A block that is tried most often happens.
        this.read(node.block, scope);
        return this.within(() => [node.handler, node.finalizer].reduce((_, part) => (part === null ? _ : this.read(part, scope)), new Use()));
      case 'IfStatement': case 'SwitchStatement': case 'WhileStatement': case 'DoWhileStatement': return this.#branches(node, scope);
      case 'ForStatement': return this.#branches(node, new Scope(scope));
      case 'ForOfStatement': case 'ForInStatement': return this.#loop(node, new Scope(scope));
      case 'CallExpression': return readCall(node, scope, this);
      case 'NewExpression': return readNew(node, scope, this);
      default: return readExpression(node, scope, this) ?? this.children(node, scope);
    }
  }

  within<T>(read: () => T): T {
    this.level++;
    try {
      return read();
    } finally {
      this.level--;
    }
  }

  condition(node: Node, scope: Scope): Use {
    const use = this.read(node, scope);
    use.condition = true;
    return use;
  }

  function({ node, scope }: KnownFunction, given: readonly (Use | undefined)[]): readonly Use[] {
    const known = this.functions.get(node);
    if (known !== undefined) return known;
    const parameters = node.params.map((_, i) => given[i] ?? new Use());
    this.functions.set(node, parameters);
    const self = node.type === 'ArrowFunctionExpression' ? null : this.#selves.get(node) ?? new Use();
    this.within(() => this.#body(node, parameters, new Scope(scope, self)));
    return parameters;
  }

  #body(node: FunctionNode, parameters: readonly Use[], scope: Scope): void {
    for (const [i, pattern] of node.params.entries()) {
      if (pattern.type === 'RestElement') {
        parameters[i]?.kinds.add('array');
        bindPattern(pattern.argument, parameters[i] ?? new Use(), scope, this);
      } else if (pattern.type !== 'TSParameterProperty') bindPattern(pattern, parameters[i] ?? new Use(), scope, this);
    }
    if (node.body !== null) this.results.set(node, this.read(node.body, scope));
  }

  /** Of methods of a class: its instance. */
  readonly #selves = new Map<Node, Use>();

  #class(node: Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }>, scope: Scope): Use {
    const instance = new Use();
    if (node.superClass !== null) this.read(node.superClass, scope);
    const inner = new Scope(scope, instance);
    const members = [...node.body.body].sort((a, b) => Number(isConstructor(b)) - Number(isConstructor(a)));
    for (const member of members) {
      if (member.type === 'MethodDefinition') {
        if (!member.static) this.#selves.set(member.value, instance);
        if (member.computed) this.read(member.key, scope);
        this.read(member.value, inner);
      } else if (member.type === 'PropertyDefinition') {
        const value = member.value === null ? new Use() : this.read(member.value, inner);
        if (!member.static && !member.computed && member.key.type === 'Identifier') instance.members.set(member.key.name, value);
      } else if (member.type === 'StaticBlock') this.read(member, scope);
    }
    return Use.of('function');
  }

  /** Functions are known in all of the block that declares them. */
  #block(node: Extract<Node, { type: 'Program' | 'BlockStatement' | 'StaticBlock' }>, scope: Scope): Use {
    const { body } = node;
    for (const statement of body) {
      const inner = 'declaration' in statement && statement.declaration !== null ? statement.declaration : statement;
      if (inner.type === 'FunctionDeclaration' && inner.id !== null) scope.declare(inner.id.name, inner);
      if (inner.type === 'VariableDeclaration') {
        for (const { id, init } of inner.declarations) if (id.type === 'Identifier' && (init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression')) scope.declare(id.name, init);
      }
    }
    this.#prototypes(body, scope);
    for (const statement of body) this.read(statement, scope);
    return new Use();
  }

  /** Functions that were classes before there were any: what they and the methods of their prototypes call `this` is one thing. */
  #prototypes(body: readonly Node[], scope: Scope): void {
    const instances = new Map<Node, Use>();
    for (const { of, methods } of body.flatMap(prototypeIn)) {
      const known = scope.function(of)?.node;
      if (known === undefined) continue;
      const instance = instances.get(known) ?? new Use();
      instances.set(known, instance);
      for (const method of [known, ...methods]) if (!this.#selves.has(method)) this.#selves.set(method, instance);
    }
  }

  #branches(node: Node, scope: Scope): Use {
    if (node.type === 'IfStatement' || node.type === 'WhileStatement' || node.type === 'DoWhileStatement') {
      this.condition(node.test, scope);
      return this.within(() => {
        this.read(node.type === 'IfStatement' ? node.consequent : node.body, scope);
        if (node.type === 'IfStatement' && node.alternate !== null) this.read(node.alternate, scope);
        return new Use();
      });
    }
    if (node.type === 'SwitchStatement') {
      const asked = this.read(node.discriminant, scope);
      for (const { test } of node.cases) {
        if (test === null) continue;
        if (test.type === 'Literal') addLiteral(asked, test.value);
        for (const kind of this.read(test, scope).kinds) asked.perhaps.add(kind);
      }
    }
    return this.within(() => this.children(node, scope));
  }

  #loop(node: Extract<Node, { type: 'ForOfStatement' | 'ForInStatement' }>, scope: Scope): Use {
    const over = this.read(node.right, scope);
    const item = node.type === 'ForOfStatement' ? over.element() : Use.of('string');
    if (node.type === 'ForInStatement') over.entry();
    return this.within(() => {
      if (node.left.type === 'VariableDeclaration') for (const { id } of node.left.declarations) bindPattern(id, item, scope, this);
      this.read(node.body, scope);
      return new Use();
    });
  }

  children(node: Node, scope: Scope): Use {
    for (const child of childrenOf(node)) this.read(child, scope);
    return new Use();
  }
}

/** But for types. */
export function childrenOf(node: Node): readonly Node[] {
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  return (visitorKeys[node.type] ?? []).flatMap((key) => [fields[key]].flat().filter((child) => isNode(child) && !child.type.startsWith('TS')) as readonly Node[]);
}

/** `F.prototype.method = function …`, `F.prototype = { method: function … }`: of what function, and which methods. */
function prototypeIn(statement: Node): readonly { readonly of: string; readonly methods: readonly Node[] }[] {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return [];
  const { left, right } = statement.expression;
  if (left.type !== 'MemberExpression') return [];
  if (isPrototype(left)) return right.type === 'ObjectExpression' ? [{ of: nameOf(left.object) ?? '', methods: right.properties.flatMap((p) => (p.type === 'Property' ? [p.value] : [])) }] : [];
  return left.object.type === 'MemberExpression' && isPrototype(left.object) ? [{ of: nameOf(left.object.object) ?? '', methods: [right] }] : [];
}

function isPrototype(node: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return !node.computed && nameOf(node.property) === 'prototype' && node.object.type === 'Identifier';
}

function isConstructor(member: Node): boolean {
  return member.type === 'MethodDefinition' && member.kind === 'constructor';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
