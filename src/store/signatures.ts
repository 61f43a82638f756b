import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand, type CommandResult } from '../host/command.js';
import type { Signatures } from '../model/ports.js';

/** Asks git, which asks ssh-keygen; the keys of the user's own configuration play no part. */
export function gitSignatures(workingFolder: string, temporary: string, signal: AbortSignal): Signatures {
  const git = (...args: string[]): Promise<CommandResult> => runCommand('git', args, { cwd: workingFolder, signal, env: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1' } });
  return {
    unsigned: async (files, base, signers) => {
      const folder = mkdtempSync(path.join(temporary, 'signers-'));
      const allowed = path.join(folder, 'allowed_signers');
      writeFileSync(allowed, `${signers.join('\n')}\n`);
      const verified = new Map<string, boolean>();
      const isSigned = async (commit: string): Promise<boolean> => {
        const known = verified.get(commit) ?? (await git('-c', 'gpg.format=ssh', '-c', `gpg.ssh.allowedSignersFile=${allowed}`, 'verify-commit', commit)).code === 0;
        verified.set(commit, known);
        return known;
      };
      try {
        const open: string[] = [];
        for (const file of files) if (!(await isVouched(file, base, git, isSigned))) open.push(file);
        return open;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

async function isVouched(file: string, base: string, git: (...args: string[]) => Promise<CommandResult>, isSigned: (commit: string) => Promise<boolean>): Promise<boolean> {
  const [status, log] = [await git('status', '--porcelain', '--', file), await git('log', '--format=%H', `${base}..HEAD`, '--', file)];
  if (status.code !== 0 || status.stdout !== '' || log.code !== 0) return false;
  const commits = log.stdout.split('\n').filter((c) => c !== '');
  for (const commit of commits) if (!(await isSigned(commit))) return false;
  return commits.length > 0;
}
