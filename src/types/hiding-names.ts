import { existsSync, readFileSync } from 'node:fs';
import type { Implementation } from '../model/implementation.js';

/**
 * Tells whether a module may have a type of a given name: it occurs in the declaring file as what is declared, imported or exported,
 * or the file exports all of another one. It may say yes of a name that the module has not; the checker then finds out.
 */
export function hidingNames(scope: Implementation | null): (name: string) => boolean {
  if (scope === null || scope.types === null || !existsSync(scope.types)) return () => false;
  const text = readFileSync(scope.types, 'utf8');
  const all = /\bexport\s*(?:type\s*)?\*(?!\s*as\b)/.test(text);
  return (name) => all || declares(text, name);
}

function declares(text: string, name: string): boolean {
  const escaped = name.replaceAll('$', String.raw`\$`);
  return new RegExp(String.raw`\b(?:interface|type|class|enum|namespace|as)\s+${escaped}\b|[{,]\s*(?:type\s+)?${escaped}\s*[,}]|@typedef\b[^\n]*\b${escaped}\b`).test(text);
}
