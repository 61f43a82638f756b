import { readFreedom } from '../../value/freedom.js';
import type { CheckContext } from '../checks/context.js';
import { checkId } from '../checks/make.js';
import { parseCodeOrExpression } from '../code/parse-code.js';
import type { Fence } from '../document/fence.js';
import { clip } from '../notes.js';
import { codeOf, spanIn } from './code-of.js';
import { functionsOf, predicateText } from './predicate.js';

/** `ts unspecified`: one freedom a line. Formatters that take the lines for code put a semicolon behind them. */
export function readFreedomLines(fence: Fence, context: CheckContext): void {
  const { requirement, notes, freedoms } = context;
  let start = 0;
  for (const line of fence.text.split('\n')) {
    const text = line.replace(/(?:^|\s)\/\/.*$/, '').trim().replace(/\s*;$/, '');
    const from = start + line.length - line.trimStart().length;
    const span = fence.part(from, text === '' ? from : line.indexOf(text) + start + text.length);
    start += line.length + 1;
    if (text === '') continue;
    const freedom = readFreedom(text);
    if ('error' in freedom) notes.find('FREEDOM-UNREADABLE', span, freedom.error);
    else freedoms.push({ kind: 'line', freedom, requirement, text, span });
  }
}

/** `ts unspecified for total`: a predicate over the input on which the outcome is free. */
export function readFreeInputs(fence: Fence, operation: string, context: CheckContext): void {
  const { requirement, notes, freedoms } = context;
  const code = codeOf(fence, notes, parseCodeOrExpression);
  if (code === null) return;
  const [of, ...others] = functionsOf(code) ?? [];
  if (of === undefined || others.length > 0) {
    notes.find('SPEC-CODE-INVALID', fence.head, `\`ts unspecified for ${operation}\` holds one function over the operation's parameters, true where the outcome is free, as in (items) => items.length > 1000.`);
    return;
  }
  const text = predicateText(of, code);
  freedoms.push({ kind: 'inputs', operation, code: text, id: checkId(requirement, 'unspecified', operation, text), requirement, text: clip(text), span: spanIn(fence, code, of.statement) });
}
