import type { Node } from 'oxc-parser';
import { childrenOf, freeNames, isFunction, type FunctionNode } from './scopes.js';

/** What a function finds wherever it runs. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  'undefined', 'NaN', 'Infinity', 'Object', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'Math', 'JSON', 'Reflect', 'Proxy', 'Intl', 'Date', 'RegExp', 'Promise',
  'Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError',
  'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent', 'URL', 'URLSearchParams', 'structuredClone',
]);

/** They are called where they stand, and go nowhere. */
const HELPERS: ReadonlySet<string> = new Set(['implies', 'throws', 'returns', '__checkpoint']);

interface Edit {
  readonly at: number;
  readonly text: string;
}

/**
 * Marks each function that is closed, since only these can go to the subject, as source: `sort(items, __closed((a, b) => a - b))`. What
 * lies within a function that is marked stays as it is: it is part of its source.
 */
export function markClosed(program: Node, code: string): string {
  const edits: Edit[] = [];
  collect(program, { edits, parent: null, block: null });
  const inOrder = edits.toSorted((a, b) => a.at - b.at);
  let text = '';
  let from = 0;
  for (const edit of inOrder) {
    text += code.slice(from, edit.at) + edit.text;
    from = edit.at;
  }
  return text + code.slice(from);
}

interface Place {
  readonly edits: Edit[];
  readonly parent: Node | null;
  /** Where the statements begin among which a declaration stands. */
  readonly block: number | null;
}

function collect(node: Node, { edits, parent, block }: Place): void {
  if (isFunction(node) && isClosed(node) && !staysHere(node, parent)) {
    if (node.type !== 'FunctionDeclaration') edits.push({ at: node.start, text: '__closed(' }, { at: node.end, text: ')' });
    else if (node.id !== null && block !== null) edits.push({ at: block, text: `__closed(${node.id.name}); ` });
    return;
  }
  const body = node.type === 'Program' || node.type === 'BlockStatement' ? node.body[0] : undefined;
  for (const child of childrenOf(node)) collect(child, { edits, parent: node, block: body === undefined ? block : body.start });
}

function isClosed(node: FunctionNode): boolean {
  for (const name of freeNames(node)) if (!EVERYWHERE.has(name)) return false;
  return true;
}

/** Methods are no functions by themselves. */
function staysHere(node: FunctionNode, parent: Node | null): boolean {
  switch (parent?.type) {
    case 'MethodDefinition': return true;
    case 'Property': return parent.method || parent.kind !== 'init';
    case 'CallExpression': return parent.callee === node || (parent.callee.type === 'Identifier' && HELPERS.has(parent.callee.name));
    default: return false;
  }
}
