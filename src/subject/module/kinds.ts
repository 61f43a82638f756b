import path from 'node:path';

const SCRIPTS = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx']);
const COMPILED = new Set(['.ts', '.mts', '.cts', '.jsx', '.tsx']);

/** A module that can be entered: JavaScript or TypeScript, not a declaration file. */
export function isScript(file: string): boolean {
  return SCRIPTS.has(path.extname(file)) && !isDeclaration(file);
}

/** Node does not run it as it stands. */
export function needsCompiling(file: string): boolean {
  return COMPILED.has(path.extname(file));
}

export function isDeclaration(file: string): boolean {
  return /\.d\.([cm]?ts|[^./]+\.ts)$/.test(file);
}

/** As a path is written in specifiers and hashes, whatever the platform. */
export function slashes(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}

export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
}
