import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lint } from 'markdownlint/sync';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { longSpec } from '../long-spec.mjs';
import { cleanEnvironment, ROOT } from '../machine.mjs';
import { median, rounded } from '../measure.mjs';

const LINES = 2000;
const URI = 'file:///nowhere/cart.spec.md';
/** Typed one after the other into requirements all over the spec; some of it breaks what it stands in until it is whole again. */
const TYPED = ['and no less ', '`total([])` ', '[a link](#x) '];

/**
 * From a keystroke to the findings that it leads to: the language server over stdio, a change of one character each, until it has published
 * what is wrong with that version; the server's wait for a pause in typing is part of it. Beside it markdownlint, called in this process
 * with the same text, in turn.
 */
export async function editor({ short }) {
  const keys = short ? 12 : 300;
  const text = longSpec(short ? 200 : LINES);
  const server = await serve(text);
  try {
    const times = { ours: [], peer: [] };
    let version = 1;
    const before = server.cpu();
    for (const { change, now } of keystrokes(text, keys)) {
      times.ours.push(await server.type(change, ++version));
      const began = performance.now();
      if (lint({ strings: { text: now } }).text === undefined) throw new Error('markdownlint gave no result');
      times.peer.push(performance.now() - began);
    }
    const cpu = (server.cpu() - before) / keys;
    return {
      lines: text.split('\n').length, keystrokes: keys, openMilliseconds: rounded(server.opened), medianMilliseconds: rounded(median(times.ours)), p95Milliseconds: rounded(p95(times.ours)),
      ...(cpu > 0 && { cpuMilliseconds: rounded(cpu) }), peer: `markdownlint ${JSON.parse(readFileSync(path.join(ROOT, 'node_modules/markdownlint/package.json'), 'utf8')).version}`,
      peerMedianMilliseconds: rounded(median(times.peer)), peerP95Milliseconds: rounded(p95(times.peer)), ratio: rounded(median(times.ours) / median(times.peer)),
    };
  } finally {
    await server.close();
  }
}

/** The character to type next and what the text is then; each word goes into another requirement. */
function* keystrokes(text, keys) {
  let now = text;
  for (let word = 0, typed = 0; typed < keys; word++) {
    const heads = [...now.matchAll(/^(?:WHEN|The total|Order|A session)/gm)];
    let at = heads[(word * 37) % heads.length].index;
    for (const character of TYPED[word % TYPED.length]) {
      if (typed++ >= keys) return;
      const lines = now.slice(0, at).split('\n');
      const position = { line: lines.length - 1, character: lines.at(-1).length };
      now = now.slice(0, at) + character + now.slice(at++);
      yield { change: { range: { start: position, end: position }, text: character }, now };
    }
  }
}

async function serve(text) {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/cli.js'), 'lsp', '--stdio'], { env: cleanEnvironment(), stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const waiting = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ version }) => waiting.get(version)?.());
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const published = async (version, send) => {
    const began = performance.now();
    const done = new Promise((resolve) => { waiting.set(version, resolve); });
    await send();
    await done;
    waiting.delete(version);
    return performance.now() - began;
  };
  const opened = await published(1, () => connection.sendNotification('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'markdown', version: 1, text } }));
  return {
    opened, cpu: () => cpuOf(child.pid),
    type: (change, version) => published(version, () => connection.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges: [change] })),
    close: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}

/** Milliseconds of CPU that a process has used, to a hundredth of a second; 0 where the platform does not say. */
function cpuOf(pid) {
  if (process.platform !== 'linux') return 0;
  // Behind the name in brackets: the state, ten numbers, then user and system time in ticks of 10 ms.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function p95(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
}
