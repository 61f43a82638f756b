import path from 'node:path';
import type ts from 'typescript';
import type { CheckerContext } from './context.js';
import { MOST_DEFINITIONS, MOST_SHAPES, MOST_SHAPES_IN_ALL } from './context.js';
import { PRELUDE } from './prelude.js';
import type { Reading } from './program.js';
import { shapeOf } from './shape.js';

/** A fresh context for one program. */
export function makeContext({ program, checker }: Reading, instances: CheckerContext['instances'], untyped = false): CheckerContext {
  const isAmbientFile = (file: ts.SourceFile): boolean =>
    program.isSourceFileDefaultLibrary(file) || path.resolve(file.fileName) === PRELUDE || /[/\\]node_modules[/\\]@types[/\\]node[/\\]/.test(file.fileName);
  return {
    checker, instances, untyped, read: shapeOf,
    isAmbient: (symbol) => symbol.declarations !== undefined && symbol.declarations.length > 0 && symbol.declarations.every((d) => isAmbientFile(d.getSourceFile())),
    recursion: { open: new Set(), names: new Map(), definitions: new Map(), most: MOST_DEFINITIONS },
    budget: { own: MOST_SHAPES, all: MOST_SHAPES_IN_ALL },
  };
}
