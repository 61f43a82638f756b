// npm run demo: one real comparison, with the report as a terminal shows it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const args = ['compare', 'npm:classnames@2.5.1', 'npm:clsx@2.1.1', '--executions', '10000', '--seed', '1'];
console.log(`$ holdfast ${args.join(' ')}\n`);
const { status, error } = spawnSync(process.execPath, [path.join(import.meta.dirname, '../dist/cli.js'), ...args], { stdio: 'inherit' });
if (error) throw error;
// 1 says that they differ, which is what the demo is there to show.
process.exitCode = status === 1 ? 0 : (status ?? 2);
