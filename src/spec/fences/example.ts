import type { Comment, Node } from 'oxc-parser';
import type { Checkpoint, Span } from '../../model/spec.js';
import { expectationText } from '../../value/expectation.js';
import { canonicalStatements } from '../code/canonical.js';
import { awaits, operationUses } from '../code/operations.js';
import type { ParsedCode } from '../code/parse-code.js';
import type { CheckContext } from '../checks/context.js';
import { readExpected } from '../checks/expected.js';
import { pathsOf } from '../checks/left-side.js';
import { add, checkId } from '../checks/make.js';
import type { Fence } from '../document/fence.js';
import { clip } from '../notes.js';
import { codeOf, refusesImport, spanIn } from './code-of.js';

/** `→ value` or `throws X`, as the comment of a checkpoint says it. */
const CHECKPOINT = /^\s*(?:(?:→|->|=>)(?<value>[^]*)|throws(?<thrown>$|[\s.][^]*))$/;
const FORM = 'A checkpoint, // → value or // throws X, follows a statement that is an expression and stands at the top level of the example: put the expression on a line of its own, and the comment behind it';

/** A `ts example`: a session with checkpoints. */
export function readExampleFence(fence: Fence, context: CheckContext): void {
  const code = codeOf(fence, context.notes);
  if (code === null || refusesImport(fence, code, context.notes)) return;
  const found = checkpointsOf(fence, code, context);
  if (found === null) return;
  if (found.size === 0) {
    context.notes.find('SPEC-EXAMPLE-UNREADABLE', fence.head, 'This example expects nothing. Put // → and a value, or // throws and an error, behind a statement.', 'warning');
    return;
  }
  const numbers = new Map([...found.keys()].map((node, n) => [node, n]));
  const body = code.program.body.filter((node) => node.type !== 'ImportDeclaration');
  const text = canonicalStatements(body, code.source, (node, printer) => {
    const n = node.type === 'ExpressionStatement' ? numbers.get(node) : undefined;
    if (n === undefined || node.type !== 'ExpressionStatement') return null;
    const expression = printer.item(node.expression);
    const inner = expression.startsWith('{') ? `(${expression})` : expression;
    return awaits(node.expression) ? `await __checkpoint(${n}, async () => ${inner});` : `__checkpoint(${n}, () => ${inner});`;
  });
  const checkpoints = [...found.values()];
  const { requirement } = context;
  const says = checkpoints.map(({ expected }) => JSON.stringify(expected));
  add(context, {
    kind: 'example', id: checkId(requirement, 'example', text, ...says), requirement, span: fence.part(0, fence.text.length), text: clip(canonicalStatements(body, code.source)),
    code: text, operations: pathsOf(operationUses(code.program, context.declares)), checkpoints,
  });
}

/** By statement, in order; null where one of them is wrong. */
function checkpointsOf(fence: Fence, code: ParsedCode, context: CheckContext): ReadonlyMap<Node, Checkpoint> | null {
  const found = new Map<Node, Checkpoint>();
  let failed = false;
  for (const comment of code.comments) {
    const said = CHECKPOINT.exec(comment.value)?.groups;
    if (said === undefined) continue;
    const span = spanIn(fence, code, comment);
    const statement = statementBefore(comment, code);
    const read = readCheckpoint(said);
    if (statement === null || found.has(statement)) context.notes.find('SPEC-CHECKPOINT-MISPLACED', span, `${clip(comment.value)} follows ${found.has(statement as Node) ? 'a statement that has a checkpoint already' : 'no expression statement'}. ${FORM}.`);
    else if (!read.ok) context.notes.find('SPEC-EXAMPLE-UNREADABLE', span, `This checkpoint holds nothing: ${read.message}`);
    else found.set(statement, { expected: read.expected, text: checkpointText(code, statement, expectationText(read.expected)), span: whole(fence, code, statement, comment) });
    failed ||= statement === null || !read.ok;
  }
  return failed ? null : found;
}

function readCheckpoint({ value, thrown }: Record<string, string>): ReturnType<typeof readExpected> {
  return value === undefined ? readExpected('throws', (thrown ?? '').replace(/^\./, '')) : readExpected('returns', value);
}

/**
 * The top-level expression statement that nothing but white space, and at most one line break, parts from the comment. Where
 * semicolons stand at the beginning of the next line, the comment lies before the statement's own.
 */
function statementBefore(comment: Comment, code: ParsedCode): Node | null {
  const before = code.program.body.findLast((node) => node.type !== 'EmptyStatement' && node.start < comment.start);
  if (before === undefined || before.type !== 'ExpressionStatement') return null;
  const follows = /^(?:[^\S\n]|[);])*\n?[^\S\n]*$/.test(code.source.slice(before.expression.end, comment.start));
  return follows && /^[\s;]*$/.test(code.source.slice(comment.end, before.end)) ? before : null;
}

function checkpointText(code: ParsedCode, statement: Node, expected: string): string {
  return `${canonicalStatements([statement], code.source).replace(/;$/, '')} ${expected}`;
}

function whole(fence: Fence, code: ParsedCode, statement: Node, comment: Comment): Span {
  return spanIn(fence, code, { start: statement.start, end: comment.end });
}
