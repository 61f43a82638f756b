import path from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import { rcompare, valid, validRange, maxSatisfying } from 'semver';
import { runCommand, type CommandResult } from '../../host/command.js';
import { Problem } from '../../host/problem.js';
import { asRecord } from './package-file.js';
import { typesPackage } from './types-file.js';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];

/** By itself npm tries a registry that does not answer for more than a minute, in silence. */
const PATIENCE = { npm_config_fetch_retries: '2', npm_config_fetch_retry_mintimeout: '500', npm_config_fetch_retry_maxtimeout: '2000' };

/** What the npm client says, asked from `cwd` so that the project's .npmrc holds. */
export interface Npm {
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** The exact version that a range or a tag stands for at the registry, now. Throws PACKAGE-NOT-FOUND, INSTALL-FAILED. */
export async function exactVersion(name: string, wanted: string, npm: Npm): Promise<string> {
  const found = await npmRun(['view', `${name}@${wanted}`, 'version', '--json', ...QUIET], npm);
  const versions = [readJson(found.stdout)].flat().filter((v) => typeof v === 'string' && valid(v) !== null) as string[];
  if (found.code !== 0 || versions.length === 0) throw await notFound(name, wanted, { found, npm });
  return (validRange(wanted) === null ? null : maxSatisfying(versions, wanted)) ?? versions.sort(rcompare)[0] ?? wanted;
}

/** Installs one exact version, and its types where it ships none, into an empty folder. Throws PACKAGE-NOT-FOUND, INSTALL-FAILED. */
export async function installPackage(name: string, version: string, into: { folder: string; npm: Npm }): Promise<void> {
  const { folder, npm } = into;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify({ private: true, description: 'Installed by Holdfast to be compared' })}\n`);
  const found = await npmInstall(`${name}@${version}`, into);
  if (found.code !== 0) throw await notFound(name, version, { found, npm });
}

/** Adds the types that others wrote for a package; that nobody did is no failure. */
export async function installTypes(name: string, version: string, into: { folder: string; npm: Npm }): Promise<void> {
  const types = typesPackage(name);
  const sameMajor = await npmInstall(`${types}@${version.split('.')[0] ?? '*'}`, into);
  if (sameMajor.code !== 0 && /ETARGET|notarget/.test(sameMajor.stderr)) await npmInstall(types, into);
}

function npmInstall(what: string, { folder, npm }: { folder: string; npm: Npm }): Promise<CommandResult> {
  return npmRun(['install', what, '--prefix', folder, '--ignore-scripts', '--save-exact', '--no-package-lock', '--install-links', ...QUIET], npm);
}

function npmRun(args: readonly string[], { cwd, signal }: Npm): Promise<CommandResult> {
  // Settings of an npm that started us (npx, npm run) are not meant for this one.
  return runCommand('npm', args, { cwd, signal, env: { ...PATIENCE, npm_config_ignore_scripts: 'true', npm_config_global: undefined, npm_config_prefix: undefined, npm_config_dry_run: undefined } });
}

async function notFound(name: string, wanted: string, of: { found: CommandResult; npm: Npm }): Promise<Problem> {
  const { found, npm } = of;
  if (found.missing) return failed(name, 'npm is not on the PATH. Install Node with npm, or compare by a path');
  const said = `${found.stdout}\n${found.stderr}`;
  if (/\bE404\b/.test(said) && new RegExp(`${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '.')}|%2f`, 'i').test(said)) {
    const versions = await versionsOf(name, npm);
    if (versions.length > 0) return wrongVersion(name, wanted, versions);
    return new Problem({ code: 'PACKAGE-NOT-FOUND', severity: 'error', message: `The registry has no package ${name}, or does not show it to you. Check its spelling; for a private one, npm login.` });
  }
  if (found.code === 0 || /\bETARGET\b|\bENOVERSIONS\b/.test(said)) return wrongVersion(name, wanted, await versionsOf(name, npm));
  return failed(name, `npm says: ${npmWords(said)}. Check the network and the registry (npm config get registry), then try again`);
}

function wrongVersion(name: string, wanted: string, versions: readonly string[]): Problem {
  const near = nearVersions(wanted, versions);
  return new Problem({ code: 'PACKAGE-NOT-FOUND', severity: 'error', message: `The package ${name} has no version ${wanted}. ${near.length === 0 ? 'Its versions could not be listed: npm view shows them.' : `There are ${near.join(', ')}.`}` });
}

async function versionsOf(name: string, npm: Npm): Promise<readonly string[]> {
  const found = await npmRun(['view', name, 'versions', '--json', ...QUIET], npm);
  return found.code === 0 ? ([readJson(found.stdout)].flat().filter((v) => typeof v === 'string') as string[]) : [];
}

/** The newest of the same major, and the newest of all: at most five. */
export function nearVersions(wanted: string, versions: readonly string[]): readonly string[] {
  const newest = versions.filter((v) => valid(v) !== null).sort(rcompare);
  const stable = newest.filter((v) => !v.includes('-'));
  const major = /\d+/.exec(wanted)?.[0];
  const same = stable.filter((v) => v.split('.')[0] === major).slice(0, 3);
  return [...new Set([...same, ...(stable.length > 0 ? stable : newest).slice(0, 2)])];
}

function failed(name: string, why: string): Problem {
  return new Problem({ code: 'INSTALL-FAILED', severity: 'error', message: `${name} could not be fetched: ${why}.` });
}

/** What npm printed that says why, without its marks and the path of its log. */
export function npmWords(said: string): string {
  const network = /request to \S+ failed, reason: [^\n",]*/.exec(said)?.[0];
  if (network !== undefined) return network.trim();
  const lines = said.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  const telling = lines.filter((line) => line !== '' && !/^(A complete log|npm warn|[{}[\],]+$|code \w+$)/i.test(line) && !/[/\\]_logs[/\\]/.test(line));
  return telling.slice(0, 4).join(' ').replace(/\.$/, '') || 'nothing';
}

function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return Object.keys(asRecord(value)).includes('error') ? undefined : value;
  } catch {
    return undefined;
  }
}
