import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { longSpec } from '../long-spec.mjs';
import { ROOT } from '../machine.mjs';
import { alternate, median, rounded, timeNode } from '../measure.mjs';
import { peersFolder } from '../../test/kits/peers-folder.mjs';

const PEER = 'markdownlint-cli2';

/**
 * `holdfast lint` of many specs, nothing cached, beside markdownlint-cli2 on the same files in turn; and of one spec of a megabyte and one of ten.
 * The specs are those of the examples and tests, each copy with other ids and other words.
 */
export function lint({ short }) {
  const count = short ? 20 : 1000;
  const runs = short ? 1 : 5;
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-lint-'));
  const peer = path.join(peersFolder(), 'node_modules', PEER);
  try {
    const bytes = writeSpecs(path.join(folder, 'many'), count);
    const { a, b } = alternate(runs, () => timeLint(path.join(folder, 'many'), { specs: count, expected: 1 }), () => timeNode([path.join(peer, `${PEER}-bin.mjs`), '*.md'], { cwd: path.join(folder, 'many'), expected: 1 }));
    const [wall, peerWall] = [median(a.map((r) => r.took)), median(b.map((r) => r.took))];
    const [cpu, peerCpu] = [median(a.map((r) => r.cpu)), median(b.map((r) => r.cpu))];
    const long = (short ? [0.02, 0.2] : [1, 10]).map((megabytes) => timeLong(path.join(folder, `long-${megabytes}`), megabytes, short ? 1 : 3));
    return {
      specs: count, kilobytes: rounded(bytes / 1000), runs, peer: `${PEER} ${JSON.parse(readFileSync(path.join(peer, 'package.json'), 'utf8')).version}`,
      milliseconds: rounded(wall), peerMilliseconds: rounded(peerWall), ratio: rounded(peerWall / wall),
      cpuMilliseconds: rounded(cpu), peerCpuMilliseconds: rounded(peerCpu), cpuRatio: rounded(peerCpu / cpu),
      long, longRatio: rounded(long[1].cpuMilliseconds / long[0].cpuMilliseconds),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It ends with 1 where there are faults to tell of. */
function timeLint(cwd, { specs, expected }) {
  const run = timeNode([path.join(ROOT, 'dist', 'cli.js'), 'lint', '--json'], { cwd, expected });
  const told = JSON.parse(run.stdout);
  if (told.specs !== specs) throw new Error(`holdfast read ${told.specs} specs, not ${specs}`);
  return run;
}

function timeLong(folder, megabytes, runs) {
  mkdirSync(folder);
  const lines = 1000;
  const text = longSpec(Math.round((lines * megabytes * 1e6) / longSpec(lines).length));
  writeFileSync(path.join(folder, 'long.spec.md'), text);
  const times = Array.from({ length: runs }, () => timeLint(folder, { specs: 1, expected: 0 }));
  return { megabytes: rounded(text.length / 1e6), milliseconds: rounded(median(times.map((r) => r.took))), cpuMilliseconds: rounded(median(times.map((r) => r.cpu))) };
}

/** How many bytes they have together. */
function writeSpecs(folder, count) {
  mkdirSync(folder);
  const texts = ['examples', path.join('test', 'cases')].flatMap((below) => specsBelow(path.join(ROOT, below))).filter((text) => text.length > 300);
  return Array.from({ length: count }, (_, i) => {
    const text = varied(texts[i % texts.length], i);
    writeFileSync(path.join(folder, `spec-${i}.spec.md`), text);
    return text.length;
  }).reduce((sum, length) => sum + length, 0);
}

function specsBelow(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.spec.md') && !file.includes('node_modules')).sort();
  return files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

/** With ids of its own, a title of its own, and words that no other copy has. */
function varied(text, n) {
  return text.replaceAll(/\b([A-Z][A-Z0-9]+)-(\d+)/g, (_, prefix, number) => `${prefix}-${Number(number) + n * 10}`).replaceAll(/\bthe ([a-z]+)/g, `the $1 kind${n}`).replace(/^# (.*)$/m, `# $1 ${n}`);
}
