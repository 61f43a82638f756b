import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './machine.mjs';

/** Packages by which a pair is measured, besides those that it imports. */
const HARNESS = ['fast-check'];

/** Absolute folder of the pairs of real implementations; null where it is not here, which is said. */
export function detectionCorpus() {
  const folder = path.resolve(ROOT, process.env.HOLDFAST_CORPORA ?? '../shared', 'bench');
  if (existsSync(path.join(folder, 'pairs.json'))) return folder;
  console.warn(`SKIPPED: there is no ${folder}/pairs.json; HOLDFAST_CORPORA names the folder that holds bench/.`);
  return null;
}

/**
 * A copy of the corpus that can be run, kept from one run to the next: with all packages, or with those of a few pairs. Gives its folder.
 * Throws where npm cannot install them.
 */
export function installedCorpus(corpus, ids = null) {
  const wanted = ids === null ? null : packagesOf(corpus, ids);
  const manifest = JSON.parse(readFileSync(path.join(corpus, 'package.json'), 'utf8'));
  const dependencies = wanted === null ? manifest.dependencies : Object.fromEntries(Object.entries(manifest.dependencies).filter(([name]) => wanted.has(name)));
  const pairs = readFileSync(path.join(corpus, 'pairs.json'), 'utf8');
  const key = createHash('sha256').update(JSON.stringify([dependencies, pairs])).digest('hex').slice(0, 16);
  const folder = path.join(ROOT, 'node_modules', '.cache', `detection-${key}`);
  if (existsSync(path.join(folder, 'installed'))) return folder;
  mkdirSync(folder, { recursive: true });
  cpSync(corpus, folder, { recursive: true, filter: (from) => path.basename(from) !== 'node_modules' });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies }, null, 1));
  const { status, stderr } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm could not install the packages of the corpus in ${folder}:\n${stderr.slice(-2000)}`);
  writeFileSync(path.join(folder, 'installed'), '');
  return folder;
}

/** Names by which the modules of these pairs import packages. */
function packagesOf(corpus, ids) {
  const texts = ids.flatMap((id) => readdirSync(path.join(corpus, 'mods', id)).map((file) => readFileSync(path.join(corpus, 'mods', id, file), 'utf8')));
  return new Set([...HARNESS, ...texts.flatMap((text) => [...text.matchAll(/\bfrom\s+['"]((?:@[^/'"]+\/)?[^/'".]+(?:\.\d[^/'"]*)?)/g)].map(([, name]) => name))]);
}
