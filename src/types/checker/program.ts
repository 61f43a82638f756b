import path from 'node:path';
import type ts from 'typescript';
import { compiler } from './compiler.js';
import { compilerOptions } from './options.js';
import { annotate } from '../usage/annotate.js';
import { withoutInterop } from '../usage/interop.js';
import { PRELUDE, preludeText } from './prelude.js';

/** A program over one module, and what it took to read it. */
export interface Reading {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /**
   * Absolute paths of the files that were read, and of those looked for in vain outside `node_modules`; those of the compiler's own
   * standard library left out; sorted.
   */
  readonly files: readonly string[];
}

export interface ReadingOptions {
  /** Absolute paths. */
  readonly roots: readonly string[];
  /** Files that are not on the disk, or stand for what is: absolute path → text. */
  readonly overlay: ReadonlyMap<string, string>;
  /** What the compiler options are asked for: the module's own file. */
  readonly module: string | null;
  /**
   * Whether what is declared is held against what is there, and no inputs are drawn from it: then `a?: string` takes an undefined too, as it
   * does in most projects, and what code does with a parameter is no declaration.
   */
  readonly held?: boolean;
  /** A program whose parsed files can be used again. */
  readonly last: Reading | null;
}

export function readProgram(options: ReadingOptions): Reading {
  const asked = new Set<string>();
  const settings = { ...compilerOptions(options.module, asked), ...(options.held === true ? { exactOptionalPropertyTypes: false } : {}) };
  const host = compiler.createCompilerHost(settings);
  const library = path.resolve(path.dirname(compiler.getDefaultLibFilePath(settings)));
  const overlay = new Map([...options.overlay, [PRELUDE, preludeText()]]);
  const onDisk = { readFile: host.readFile.bind(host), fileExists: host.fileExists.bind(host) };
  host.readFile = (name) => overlay.get(path.resolve(name)) ?? onDisk.readFile(name);
  host.fileExists = (name) => {
    const found = overlay.has(path.resolve(name)) || onDisk.fileExists(name);
    if (!found && !/[/\\]node_modules[/\\]/.test(name)) asked.add(path.resolve(name));
    return found;
  };
  host.jsDocParsingMode = compiler.JSDocParsingMode.ParseForTypeInfo;
  const kept = options.last?.program;
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (name, how) => {
    const text = overlay.get(path.resolve(name));
    if (text !== undefined) return compiler.createSourceFile(name, text, how);
    const old = kept?.getSourceFile(name);
    if (old !== undefined && !overlay.has(path.resolve(name))) return old;
    const annotated = options.held === true ? null : annotatedText(name, onDisk.readFile);
    return annotated === null ? parse(name, how) : compiler.createSourceFile(name, annotated, how);
  };
  const program = compiler.createProgram({ rootNames: [PRELUDE, ...options.roots], options: settings, host });
  const files = [...asked, ...program.getSourceFiles().map((f) => path.resolve(f.fileName))].filter((f) => !isWithin(f, library) && !overlay.has(f));
  return { program, checker: program.getTypeChecker(), files: [...new Set(files)].toSorted() };
}

/** JavaScript that says nothing of its types, with what its code says of them. */
function annotatedText(name: string, readFile: (name: string) => string | undefined): string | null {
  if (!/\.[cm]?jsx?$/.test(name)) return null;
  const text = readFile(name);
  if (text === undefined) return null;
  const code = withoutInterop(text);
  return annotate(code, !name.endsWith('.cjs') && /^\s*(?:import|export)\b/m.test(code)) ?? (code === text ? null : code);
}

function isWithin(file: string, folder: string): boolean {
  return file.startsWith(folder + path.sep);
}
