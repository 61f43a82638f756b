import { parseSync, type Node } from 'oxc-parser';
import { walk } from './walk.js';

const GLOBAL: ReadonlySet<string> = new Set(['arguments', ...Object.getOwnPropertyNames(globalThis)]);

/**
 * Names that functions in an expression use without declaring them, and that no module has from the start: whoever calls such a function by itself
 * gets an error. What a function declares anywhere counts as declared all over it.
 */
export function openNames(expression: string): readonly string[] {
  const { program, errors } = parseSync('expression.ts', `(${expression})`, { lang: 'ts', sourceType: 'module' });
  const open = new Set<string>();
  if (errors.length > 0) return [];
  walk(program, (node) => {
    if (!isFunction(node)) return true;
    const { used, declared } = namesIn(node);
    for (const name of used) if (!declared.has(name) && !GLOBAL.has(name)) open.add(name);
    return false;
  });
  return [...open];
}

function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'ClassExpression';
}

function namesIn(node: Node): { readonly used: ReadonlySet<string>; readonly declared: ReadonlySet<string> } {
  const [used, declared] = [new Set<string>(), new Set<string>()];
  /** Identifiers that are names of members. */
  const members = new Set<Node>();
  const declare = (pattern: Node): void => walk(pattern, (inner) => {
    if (inner.type === 'Property' && !inner.computed && !inner.shorthand) members.add(inner.key);
    if (inner.type === 'Identifier' && !members.has(inner)) declared.add(inner.name);
    if (inner.type === 'AssignmentPattern') declare(inner.left);
    return inner.type !== 'AssignmentPattern';
  });
  walk(node, (inner) => {
    switch (inner.type) {
      case 'ArrowFunctionExpression': case 'FunctionExpression': case 'FunctionDeclaration':
        for (const parameter of inner.params) declare(parameter);
        if (inner.type !== 'ArrowFunctionExpression' && inner.id !== null) declare(inner.id);
        break;
      case 'ClassDeclaration': case 'ClassExpression': if (inner.id !== null) declare(inner.id); break;
      case 'VariableDeclarator': declare(inner.id); break;
      case 'CatchClause': if (inner.param !== null) declare(inner.param); break;
      case 'MemberExpression': if (!inner.computed) members.add(inner.property); break;
      case 'Property': case 'MethodDefinition': case 'PropertyDefinition': if (!inner.computed && !(inner.type === 'Property' && inner.shorthand)) members.add(inner.key); break;
      case 'LabeledStatement': case 'BreakStatement': case 'ContinueStatement': if (inner.label) members.add(inner.label); break;
      case 'Identifier': if (!members.has(inner)) used.add(inner.name); break;
      case 'TSTypeAnnotation': case 'TSTypeParameterInstantiation': case 'TSTypeReference': return false;
      default:
    }
    return true;
  });
  return { used, declared };
}
