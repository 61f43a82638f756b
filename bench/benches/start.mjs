import path from 'node:path';
import { ROOT } from '../machine.mjs';
import { alternate, median, rounded, timeNode } from '../measure.mjs';

/** The whole of `holdfast --help` beside a Node that does nothing. */
export function start({ short }) {
  const cli = path.join(ROOT, 'dist', 'cli.js');
  const runs = short ? 2 : 15;
  const { a, b } = alternate(runs, () => timeNode([cli, '--help'], { cwd: ROOT }).took, () => timeNode(['-e', '0'], { cwd: ROOT }).took);
  const [help, empty] = [median(a), median(b)];
  return { runs, helpMilliseconds: rounded(help), nodeMilliseconds: rounded(empty), ratio: rounded(help / empty) };
}
