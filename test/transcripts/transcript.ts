import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One `$` line of a `console` fence, with the output that the document shows. */
export interface Command {
  readonly words: readonly string[];
  readonly line: number;
  readonly expected: string;
  /** `? 2` on the line after the output; 0 where nothing stands. */
  readonly exit: number;
  /** Files that the document shows between the command before this one and this one: ```` ```ts file=cart.ts ````. */
  readonly files: readonly ShownFile[];
}

interface ShownFile {
  readonly name: string;
  readonly text: string;
}

/** What the front matter of a transcript (of a page for readers, a comment) asks for: a scratch repository of these files, and keys to sign with. */
export function setUpOf(text: string): { readonly fixture: string | null; readonly keys: readonly string[] } | null {
  const head = /^(?:---\n(?<head>[^]*?)^---$|<!-- (?<comment>fixture: \S+) -->$)/m.exec(text)?.groups;
  const said = head?.['head'] ?? head?.['comment'];
  if (said === undefined) return null;
  const of = (key: string): string | null => new RegExp(`^${key}: (.+)$`, 'm').exec(said)?.[1] ?? null;
  return { fixture: of('fixture'), keys: of('keys')?.split(', ') ?? [] };
}

/** Reads the `console` fences of a Markdown document: `$ ` lines, their output, `? 1` for an exit code that is not 0. */
export function readTranscript(text: string): readonly Command[] {
  const commands: Command[] = [];
  let files: ShownFile[] = [];
  for (const fence of text.matchAll(/^(?<marks>`{3,})(?:console|[a-z]+ file=(?<name>\S+))\n(?<body>[^]*?)^\k<marks>$/gm)) {
    const { name, body = '' } = fence.groups ?? {};
    if (name !== undefined) {
      files.push({ name, text: body });
      continue;
    }
    const first = text.slice(0, fence.index).split('\n').length + 1;
    const lines = body.split('\n').slice(0, -1);
    let current: { words: readonly string[]; line: number; out: string[]; exit: number; files: readonly ShownFile[] } | null = null;
    const close = (): void => {
      if (current !== null) commands.push({ words: current.words, line: current.line, expected: current.out.join('\n'), exit: current.exit, files: current.files });
    };
    for (const [i, line] of lines.entries()) {
      if (line.startsWith('$ ')) {
        close();
        current = { words: split(line.slice(2)), line: first + i, out: [], exit: 0, files };
        files = [];
      } else if (/^\? \d+$/.test(line) && current !== null) current.exit = Number(line.slice(2));
      else current?.out.push(line);
    }
    close();
  }
  return commands;
}

/** POSIX words: single and double quotes, no expansion. */
export function split(line: string): readonly string[] {
  return Array.from(line.matchAll(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^\s'"]+)+/g), ([word]) => word.replaceAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"/g, (_, single: string | undefined, double: string | undefined) => single ?? (double ?? '').replaceAll(/\\(.)/g, '$1')));
}

/** What runs do not repeat: seconds, the folder of the machine, days, and the hashes of what says on which day it was made. */
export function mask(text: string, folder: string): string {
  return text.replaceAll(folder, '[FOLDER]').replaceAll(/\b\d+(?:\.\d+)? s\b/g, 'N s').replaceAll(/\b\d{4}-\d\d-\d\d((?:-[a-z0-9]+)+-)[0-9a-f]{8}\b/g, 'DATE$1HASH').replaceAll(/\b[0-9a-f]{12}\)/g, 'COMMIT)').replaceAll(/[ \t]+$/gm, '').trimEnd();
}

export interface Ran {
  readonly output: string;
  readonly exit: number | null;
}

/** Runs a transcript's command with the built command line standing for `holdfast`. */
export function runCommand(words: readonly string[], cli: string, { folder: cwd, env = process.env }: { readonly folder: string; readonly env?: NodeJS.ProcessEnv }): Ran {
  const [program, ...args] = words;
  const real = program === 'holdfast' ? { file: process.execPath, args: [cli, ...args] } : { file: program ?? '', args };
  const { stdout, stderr, status } = spawnSync(real.file, real.args, { cwd, encoding: 'utf8', env: { ...env, NO_COLOR: '1' }, timeout: 110_000 });
  return { output: stdout + stderr, exit: status };
}

/** Writes the output of each command into the document: for `HOLDFAST_TRANSCRIPTS=update`, to be read in the diff. */
export function updateTranscript(file: string, outputs: ReadonlyMap<Command, Ran>): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const [command, ran] of [...outputs].toReversed()) {
    const start = command.line;
    const shown = command.expected === '' ? 0 : command.expected.split('\n').length;
    const hasExit = /^\? \d+$/.test(lines[start + shown] ?? '') ? 1 : 0;
    const text = mask(ran.output, path.dirname(file));
    lines.splice(start, shown + hasExit, ...(text === '' ? [] : text.split('\n')), ...(ran.exit === 0 ? [] : [`? ${ran.exit}`]));
  }
  writeFileSync(file, lines.join('\n'));
}
