import { parseSync } from 'oxc-parser';
import type { Surface } from '../model/shape.js';
import type { Spec } from '../model/spec.js';
import { signatureText } from './type-text.js';

/**
 * What a spec declares as a `.d.ts`: its signature blocks as they stand, or of a signature that is taken from code the types that were read
 * there. `toSpec` leads from the file to the spec's folder, for what the blocks import. Null where the spec declares nothing.
 */
export function declarations({ signature }: Spec, surface: Surface, toSpec: string): string | null {
  if (signature.blocks.length > 0) return `${signature.blocks.map(({ source }) => exported(rebased(source, toSpec)).trimEnd()).join('\n\n')}\n`;
  return surface.operations.length === 0 ? null : `${signatureText(surface)}\n`;
}

function rebased(source: string, toSpec: string): string {
  return source.replaceAll(/(\bfrom\s+["'])(\.\.?\/)/g, (_, before: string, dots: string) => `${before}${toSpec}/${dots === './' ? '' : dots}`);
}

/** In a file of declarations what is no type needs a word before it; a spec's signature is what the module exports. */
function exported(source: string): string {
  const { program, errors } = parseSync('signature.d.ts', source, { lang: 'dts', sourceType: 'module' });
  if (errors.length > 0) return source;
  const bare = program.body.filter((s) => /^(?:TSDeclareFunction|FunctionDeclaration|ClassDeclaration|VariableDeclaration|TSEnumDeclaration)$/.test(s.type));
  return bare.toReversed().reduce((text, { start }) => `${text.slice(0, start)}export ${text.slice(start)}`, source);
}
