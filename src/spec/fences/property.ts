import { operationUses } from '../code/operations.js';
import { parseCodeOrExpression } from '../code/parse-code.js';
import type { FreeName } from '../code/names.js';
import type { CheckContext } from '../checks/context.js';
import { pathsOf } from '../checks/left-side.js';
import { add, checkId } from '../checks/make.js';
import type { Fence } from '../document/fence.js';
import { clip } from '../notes.js';
import { codeOf, spanIn } from './code-of.js';
import { functionsOf, predicateText, signatureText } from './predicate.js';
import type { FenceFunction } from './predicate.js';

/** A `ts property`: a predicate over typed parameters, or several. */
export function readProperty(fence: Fence, context: CheckContext): void {
  const code = codeOf(fence, context.notes, parseCodeOrExpression);
  if (code === null) return;
  const functions = functionsOf(code);
  if (functions === null) {
    context.notes.find('SPEC-CODE-INVALID', fence.head, 'A `ts property` holds a function that says whether it holds, as in (items: Item[]) => total(items) >= 0, and nothing else.');
    return;
  }
  for (const of of functions) {
    const uses = operationUses(of.node, context.declares);
    const text = predicateText(of, code);
    const { requirement } = context;
    if (uses.length === 0) context.notes.find('SPEC-CODE-INVALID', spanIn(fence, code, of.statement), `This property asks nothing of the subject: ${clip(text)} calls no operation.`);
    else {
      add(context, {
        kind: 'property', id: checkId(requirement, 'property', text), requirement, span: spanIn(fence, code, of.statement), text: clip(text),
        code: text, signature: signatureText(of, code), postcondition: postconditionOf(of, uses), operations: pathsOf(uses),
      });
    }
  }
}

/** The operation whose one call passes exactly the property's parameters, in their order. */
function postconditionOf({ node }: FenceFunction, uses: readonly FreeName[]): string | null {
  const [use, ...others] = uses;
  if (use?.call?.type !== 'CallExpression' || others.length > 0) return null;
  const parameters = node.params.map((param) => (param.type === 'AssignmentPattern' ? param.left : param)).map((param) => (param.type === 'Identifier' ? param.name : null));
  const passed = use.call.arguments.map((argument) => (argument.type === 'Identifier' ? argument.name : null));
  const same = parameters.length === passed.length && parameters.every((name, i) => name !== null && name === passed[i]);
  return same ? use.path : null;
}
