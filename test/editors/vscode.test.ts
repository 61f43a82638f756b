import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverIn, verifyWords } from '../../editors/vscode/src/server.js';
import { peersFolder } from '../kits/peers.js';
import { unzipped } from './zip.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EXTENSION = path.join(ROOT, 'editors/vscode');

let folder: string;
beforeAll(() => { folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-vscode-'))); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the extension starts', () => {
  const workspace = (name: string): string => {
    const made = path.join(folder, name);
    mkdirSync(path.join(made, 'node_modules'), { recursive: true });
    return made;
  };

  it('the Holdfast of the first folder that has one, also where a workspace above has it', () => {
    const [without, having] = [workspace('without'), workspace('having')];
    symlinkSync(ROOT, path.join(having, 'node_modules/holdfast'));
    mkdirSync(path.join(having, 'packages/inner'), { recursive: true });
    const cli = path.join(ROOT, 'dist/cli.js');
    expect(serverIn({ command: [], folders: [without, having], trusted: true })).toEqual({ kind: 'module', cli });
    const inner = serverIn({ command: [], folders: [path.join(having, 'packages/inner')], trusted: true });
    expect(inner).toEqual({ kind: 'module', cli });
    expect(verifyWords(inner, 'cart.spec.md', 'CART-3')).toEqual({ command: 'node', args: [cli, 'verify', 'cart.spec.md', '-t', 'CART-3'] });
  });

  it('nothing of a workspace that is not trusted, but what the settings name', () => {
    const having = path.join(folder, 'having');
    const refused = serverIn({ command: [], folders: [having], trusted: false });
    expect(refused).toMatchObject({ kind: 'none', why: expect.stringContaining('not trusted') });
    expect(verifyWords(refused, 'cart.spec.md', 'CART-3')).toBe(null);
    const named = serverIn({ command: ['npx', 'holdfast'], folders: [having], trusted: false });
    expect(named).toEqual({ kind: 'command', command: 'npx', args: ['holdfast'] });
    expect(verifyWords(named, 'cart.spec.md', 'CART-3')?.args).toEqual(['holdfast', 'verify', 'cart.spec.md', '-t', 'CART-3']);
  });

  it('nothing where none is installed, and says what to do', () => {
    expect(serverIn({ command: [], folders: [workspace('without'), path.join(folder, 'gone')], trusted: true })).toMatchObject({ kind: 'none', why: expect.stringContaining('npm install --save-dev holdfast') });
  });

  it('nothing of what is called so and has no command line; a manifest that is broken is not passed over', () => {
    const other = workspace('other');
    mkdirSync(path.join(other, 'node_modules/holdfast'));
    const manifest = path.join(other, 'node_modules/holdfast/package.json');
    writeFileSync(manifest, '{"name": "holdfast"}');
    expect(serverIn({ command: [], folders: [other], trusted: true }).kind).toBe('none');
    writeFileSync(manifest, '{"name": ');
    expect(() => serverIn({ command: [], folders: [other], trusted: true })).toThrow();
  });
});

describe('the package', () => {
  let files: ReadonlyMap<string, Buffer>;
  beforeAll(() => {
    execFileSync('npm', ['run', '--silent', 'build:vscode'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
    const copy = path.join(folder, 'package');
    for (const name of ['package.json', 'README.md', 'LICENSE', 'THIRD-PARTY-LICENSES.txt', '.vscodeignore', 'dist', 'src', 'tsdown.config.ts']) cpSync(path.join(EXTENSION, name), path.join(copy, name), { recursive: true });
    const vsce = path.join(peersFolder(), 'node_modules/@vscode/vsce/vsce');
    execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', 'made.vsix'], { cwd: copy, stdio: ['ignore', 'ignore', 'pipe'] });
    files = unzipped(readFileSync(path.join(copy, 'made.vsix')));
  });

  const text = (name: string): string => files.get(name)?.toString('utf8') ?? '';

  it('holds what it is made of, with licences, and nothing besides', () => {
    expect([...files.keys()].toSorted()).toEqual(['[Content_Types].xml', 'extension.vsixmanifest', 'extension/LICENSE.txt', 'extension/THIRD-PARTY-LICENSES.txt', 'extension/dist/extension.cjs', 'extension/package.json', 'extension/readme.md']);
    for (const library of ['vscode-languageclient', 'vscode-jsonrpc', 'minimatch']) expect(text('extension/THIRD-PARTY-LICENSES.txt')).toContain(`\n${library} `);
  });

  it('says how far it goes in a workspace that is not trusted', () => {
    const { capabilities, main } = JSON.parse(text('extension/package.json')) as { readonly main: string; readonly capabilities: { readonly untrustedWorkspaces: unknown } };
    expect(capabilities.untrustedWorkspaces).toMatchObject({ supported: 'limited', restrictedConfigurations: ['holdfast.command'] });
    expect(files.has(path.posix.join('extension', main))).toBe(true);
    expect(text('extension.vsixmanifest')).toContain('Id="holdfast-vscode"');
  });

  it('is loaded by itself, with nothing but vscode from outside, and offers what VS Code calls', () => {
    const code = text('extension/dist/extension.cjs');
    const required = new Set([...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name));
    expect([...required].filter((name) => !Module.isBuiltin(name))).toEqual(['vscode']);
    const file = path.join(folder, 'loaded.cjs');
    // A stand-in for all that it extends or calls while it is loaded.
    writeFileSync(path.join(folder, 'vscode.cjs'), 'module.exports = new Proxy({}, { get: () => class {} });\n');
    writeFileSync(file, code.replaceAll('require("vscode")', 'require("./vscode.cjs")'));
    const loaded = execFileSync(process.execPath, ['-p', `Object.entries(require(${JSON.stringify(file)})).map(([name, value]) => name + ' ' + typeof value).join()`], { encoding: 'utf8' });
    expect(loaded.trim()).toContain('activate function');
  });
});
