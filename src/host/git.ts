import { runCommand } from './command.js';
import { Problem } from './problem.js';

/** A repository as far as merging needs it. */
export interface Git {
  /** Absolute folder of the working tree. */
  readonly root: string;
  /** Output of a command that must not fail. */
  run(args: readonly string[]): Promise<string>;
  /** Output, or null where the command fails. */
  ask(args: readonly string[]): Promise<string | null>;
}

/** Throws NOT-A-REPOSITORY, GIT-FAILED. */
export async function openGit(cwd: string, signal: AbortSignal): Promise<Git> {
  const top = await runCommand('git', ['rev-parse', '--show-toplevel'], { cwd, signal, env: ENV });
  if (top.missing) throw new Problem({ code: 'GIT-FAILED', severity: 'error', message: 'git is not on the PATH. Install it: baselines are merged by what it knows of both sides.' });
  if (top.code !== 0) throw new Problem({ code: 'NOT-A-REPOSITORY', severity: 'error', message: `${cwd} lies in no working tree of a git repository. Run this inside one.` });
  const root = top.stdout.trimEnd();
  const run = (args: readonly string[]): ReturnType<typeof runCommand> => runCommand('git', args, { cwd: root, signal, env: ENV });
  return {
    root,
    run: async (args) => {
      const { code, stdout, stderr } = await run(args);
      if (code !== 0) throw new Problem({ code: 'GIT-FAILED', severity: 'error', message: `git ${args.join(' ')} failed: ${stderr.trim().split('\n').at(-1) ?? ''}.` });
      return stdout;
    },
    ask: async (args) => {
      const { code, stdout } = await run(args);
      return code === 0 ? stdout : null;
    },
  };
}

const ENV = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };

/** The person whom git would name as author: `Ada <ada@example.org>`. */
export async function authorOf(cwd: string, signal: AbortSignal): Promise<string> {
  const { code, stdout } = await runCommand('git', ['var', 'GIT_AUTHOR_IDENT'], { cwd, signal, env: ENV });
  const found = /^(.*>) \d+ [+-]\d{4}$/.exec(stdout.trim());
  if (code === 0 && found !== null) return found[1]!;
  throw new Problem({ code: 'GIT-FAILED', severity: 'error', message: 'git does not know who you are, and a decision names who made it. Say so: git config user.name "Ada", git config user.email "ada@example.org".' });
}
