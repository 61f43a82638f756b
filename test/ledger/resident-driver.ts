import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { merge, Problem } from '../../src/index.js';
import { ENV, git, type Ran } from './kit.js';

const EXIT = { merged: 0, conflict: 1, failed: 2 };

/** Hands what git gives a driver to whoever reads the one pipe, and passes on what stands in the other: an exit code, and under it what is said. */
const SCRIPT = `#!/bin/sh
{ printf '%s\\n' "$@"; env | sed -n 's/^GITHEAD_\\([0-9a-f]*\\)=.*/\\1/p'; } > "\${0%/*}/asked"
{ read -r code; cat; } < "\${0%/*}/answer"
exit "$code"
`;

/** Has git merge baselines in this process: the flow behind the command, without a start of the command line for each file. `aside` is for its pipes. */
export function residentDriver(folder: string, aside: string): (branch: string) => Promise<Ran> {
  const [asked, answer, script] = ['asked', 'answer', 'driver.sh'].map((name) => path.join(aside, name)) as [string, string, string];
  execFileSync('mkfifo', [asked, answer]);
  writeFileSync(script, SCRIPT, { mode: 0o755 });
  git(folder, 'config', 'merge.holdfast.driver', `"${script}" %O %A %B %P`);
  return async (branch) => {
    const ran = startGit(folder, branch);
    // Git may have had no need to ask: then nothing is what is asked last.
    const over = ran.then(() => writeFile(asked, ''));
    for (let text = await readFile(asked, 'utf8'); text !== ''; text = await readFile(asked, 'utf8')) await writeFile(answer, await answerTo(text, folder));
    await over;
    return ran;
  };
}

async function answerTo(text: string, folder: string): Promise<string> {
  const [base = '', ours = '', theirs = '', file = '', ...commits] = text.trimEnd().split('\n');
  try {
    const { outcome, findings } = await merge({ files: [base, ours, theirs, file], commits }, { workingFolder: folder });
    return [EXIT[outcome], ...findings.map((f) => `${f.code}: ${f.message}`), ''].join('\n');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `2\n${error.finding.code}: ${error.finding.message}\n`;
  }
}

function startGit(cwd: string, branch: string): Promise<Ran> {
  const child = spawn('git', ['merge', '--quiet', '--no-edit', branch], { cwd, env: ENV, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => { stdout += data.toString(); });
  child.stderr.on('data', (data: Buffer) => { stderr += data.toString(); });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
