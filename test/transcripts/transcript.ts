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
}

/** Reads the `console` fences of a Markdown document: `$ ` lines, their output, `? 1` for an exit code that is not 0. */
export function readTranscript(text: string): readonly Command[] {
  const commands: Command[] = [];
  for (const fence of text.matchAll(/^```console\n(?<body>[^]*?)^```$/gm)) {
    const first = text.slice(0, fence.index).split('\n').length + 1;
    const lines = (fence.groups?.['body'] ?? '').split('\n').slice(0, -1);
    let current: { words: readonly string[]; line: number; out: string[]; exit: number } | null = null;
    const close = (): void => {
      if (current !== null) commands.push({ words: current.words, line: current.line, expected: current.out.join('\n'), exit: current.exit });
    };
    for (const [i, line] of lines.entries()) {
      if (line.startsWith('$ ')) {
        close();
        current = { words: split(line.slice(2)), line: first + i, out: [], exit: 0 };
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

/** What runs do not repeat: seconds, the folder of the machine, the day and the hash of a decision, which names day and person. */
export function mask(text: string, folder: string): string {
  return text.replaceAll(folder, '[FOLDER]').replaceAll(/\b\d{4}-\d\d-\d\d-([a-z][\w-]*)-[0-9a-f]{8}\b/g, '[DATE]-$1-[HASH]').replaceAll(/\b\d+(?:\.\d+)? s\b/g, 'N s').replaceAll(/[ \t]+$/gm, '').trimEnd();
}

export interface Ran {
  readonly output: string;
  readonly exit: number | null;
}

/** Runs a transcript's command with the built command line standing for `holdfast`. */
export function runCommand(words: readonly string[], cli: string, cwd: string): Ran {
  const [program, ...args] = words;
  const real = program === 'holdfast' ? { file: process.execPath, args: [cli, ...args] } : { file: program ?? '', args };
  const { stdout, stderr, status } = spawnSync(real.file, real.args, { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, timeout: 110_000 });
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
