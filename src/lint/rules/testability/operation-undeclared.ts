import type { TextRule } from '../../../model/lint.js';
import { didYouMean } from '../../../value/near.js';
import { operationsOf } from './operations-of.js';

/** A name that the signature does not know is most often a typing error: nothing answers to it. */
export const operationUndeclared: TextRule = {
  code: 'LINT-OPERATION-UNDECLARED', category: 'testability', needs: 'text', native: true,
  check({ spec }, report) {
    const { declares, from } = spec.signature;
    if (declares.length === 0 || from !== null) return;
    const known = new Set(declares);
    const told = new Set<string>();
    for (const check of spec.requirements.flatMap(({ checks }) => checks)) {
      for (const operation of operationsOf(check)) {
        const root = operation.split('.')[0] ?? operation;
        if (known.has(operation) || known.has(root) || told.has(operation)) continue;
        told.add(operation);
        report(check.span, `${check.requirement} asks ${operation}, which no signature of this spec declares. ${didYouMean(operation, declares)}Declare it in a \`ts signature\` block, or call what is there.`);
      }
    }
  },
};
