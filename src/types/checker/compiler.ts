import { createRequire } from 'node:module';
import type ts from 'typescript';

/**
 * The TypeScript compiler; nothing else loads it. By `require`, since for an `import` Node first searches a CommonJS file for the names
 * that it exports, which of this one takes more than twice as long as to run it.
 */
export const compiler = createRequire(import.meta.url)('typescript') as typeof ts;
