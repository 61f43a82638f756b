import { parseSync, type Node } from 'oxc-parser';
import { childrenOf } from './scopes.js';

/** All nodes of JavaScript that parses. */
export function nodesIn(code: string): readonly Node[] {
  const { program } = parseSync('made.js', code, { lang: 'js', sourceType: 'module' });
  const found: Node[] = [];
  const waiting: Node[] = [program];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node);
    waiting.push(...childrenOf(node));
  }
  return found;
}
