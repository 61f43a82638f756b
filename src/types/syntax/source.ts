import { parseSync } from 'oxc-parser';
import type { Surface } from '../../model/shape.js';
import { readModule } from './module.js';

/**
 * What a source of TypeScript says in so many words: its exported functions without their bodies, with the plain types that stand beside them.
 * Null where that is not enough to know them.
 */
export function readSource(text: string): Surface | null {
  const { program, errors } = parseSync('source.ts', text, { lang: 'ts', sourceType: 'module' });
  if (errors.length > 0) return null;
  const parts = program.body.flatMap((statement) => {
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (inner?.type === 'TSInterfaceDeclaration' || inner?.type === 'TSTypeAliasDeclaration') return [text.slice(statement.start, statement.end)];
    if (statement.type !== 'ExportNamedDeclaration' || inner?.type !== 'FunctionDeclaration' || inner.body === null) return [];
    return [`${text.slice(statement.start, inner.body.start).trimEnd()};`];
  });
  return readModule(parts.join('\n'));
}
