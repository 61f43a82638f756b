import type { TextRule } from '../../../model/lint.js';
import type { Code } from '../../../model/spec.js';
import { operationsOf } from './operations-of.js';

/** What the signature promises and no check ever asks is a gap. */
export const operationUnchecked: TextRule = {
  code: 'LINT-OPERATION-UNCHECKED', category: 'testability', needs: 'text', native: true,
  check({ spec }, report) {
    if (spec.requirements.length === 0) return;
    const asked = new Set(spec.requirements.flatMap(({ checks }) => checks).flatMap(operationsOf).flatMap((operation) => [operation, operation.split('.')[0] ?? operation]));
    const declared = new Map<string, Code>();
    for (const block of spec.signature.blocks) for (const [name] of block.source.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) if (!declared.has(name)) declared.set(name, block);
    for (const name of spec.signature.declares) {
      if (asked.has(name)) continue;
      const block = declared.get(name) ?? spec.signature.blocks[0];
      if (block !== undefined) report(block.span, `The signature declares ${name}, and no check asks it anything. Give it an example, or take it out of the signature.`);
    }
  },
};
