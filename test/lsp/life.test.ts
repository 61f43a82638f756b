import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { LSPErrorCodes } from 'vscode-languageserver/node';
import { at, Client, codes } from './client.js';
import { CART, CART_CODES } from './specs.js';

const started: Client[] = [];
const start = (): Client => {
  const client = new Client();
  started.push(client);
  return client;
};
afterEach(() => { for (const client of started.splice(0)) client.process.kill('SIGKILL'); });
const uri = pathToFileURL(path.resolve('/nowhere/cart.spec.md')).href;

describe('the life of a server', () => {
  it('ends with 0 when it was shut down', async () => {
    const client = start();
    await client.initialize({ folders: [] });
    expect(await client.end()).toBe(0);
    expect(client.stderr).toBe('');
  });

  it('ends with 1 when it is told to end and was not shut down', async () => {
    const client = start();
    await client.initialize({ folders: [] });
    await client.connection.sendNotification('exit');
    expect(await client.exited()).toBe(1);
  });

  it('ends with 1 when the client is gone', async () => {
    const client = start();
    await client.initialize({ folders: [] });
    client.process.stdin.end();
    expect(await client.exited()).toBe(1);
  });

  it('knows a document that lies in no folder and nowhere on disk', async () => {
    const client = start();
    await client.initialize({ folders: [] });
    expect(codes(await client.open(uri, CART))).toEqual(CART_CODES);
    expect(await client.ask('definition', uri, at(CART, 'CART-2;'))).toHaveLength(1);
    expect(await client.end()).toBe(0);
  });

  it('answers a client that can do nothing in words that it understands', async () => {
    const client = start();
    const { capabilities } = await client.initialize({ folders: [], capabilities: {} });
    expect(capabilities.renameProvider).toBe(true);
    await client.open(uri, CART);
    const edit = await client.ask<{ readonly changes: Record<string, unknown[]> }>('rename', uri, at(CART, 'CART-3: An'), { newName: 'CART-8' });
    expect(Object.keys(edit.changes)).toEqual([uri]);
    const text = CART.replace('See ', '## \n\nSee ');
    await client.change(uri, 2, text);
    const items = await client.ask<{ readonly textEdit: { readonly newText: string } }[]>('completion', uri, at(text, '## \n', 3));
    expect(items.map(({ textEdit }) => textEdit.newText)).toEqual(['CART-5: title']);
    expect(client.registered).toEqual([]);
    expect(await client.end()).toBe(0);
  });

  it('answers what it does not know with an error, and goes on', async () => {
    const client = start();
    await client.initialize({ folders: [] });
    await expect(client.connection.sendRequest('textDocument/nonsense', {})).rejects.toThrow('Unhandled method');
    await client.connection.sendNotification('$/nonsense', {});
    await expect(client.connection.sendRequest('textDocument/hover', { textDocument: {} })).resolves.toBe(null);
    await expect(client.connection.sendRequest('textDocument/hover', {})).rejects.toThrow(/Holdfast itself failed/);
    expect(codes(await client.open(uri, CART))).toEqual(CART_CODES);
    expect(await client.end()).toBe(0);
  });

  it.each([
    ['a header that is none', 'nonsense\r\n\r\n'], ['text that is no JSON', 'Content-Length: 8\r\n\r\n{"a": 1,'], ['JSON that is no message', 'Content-Length: 4\r\n\r\n[42]'], ['a message without its version', 'Content-Length: 18\r\n\r\n{"method": "hello"}'.replace('18', '19')],
  ])('goes on after %s', async (_, bytes) => {
    const client = start();
    await client.initialize({ folders: [] });
    // In one piece with what follows.
    client.process.stdin.cork();
    client.process.stdin.write(bytes);
    const opened = client.open(uri, CART);
    setImmediate(() => client.process.stdin.uncork());
    expect(codes(await opened)).toEqual(CART_CODES);
    expect(await client.end()).toBe(0);
  });

  it('tells who cancelled a request that it is cancelled', async () => {
    const client = start();
    await client.initialize({ folders: [] });
    await client.open(uri, CART);
    // Both in one piece, or the answer may be there first.
    const heard: string[] = [];
    client.process.stdout.on('data', (data: Buffer) => heard.push(data.toString()));
    const framed = (message: object): string => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      return `Content-Length: ${body.length}\r\n\r\n${body}`;
    };
    client.process.stdin.write(framed({ id: 900, method: 'textDocument/documentSymbol', params: { textDocument: { uri } } }) + framed({ method: '$/cancelRequest', params: { id: 900 } }));
    while (!heard.join('').includes('"id":900')) await once(client.process.stdout, 'data');
    expect(heard.join('')).toContain(`"error":{"code":${LSPErrorCodes.RequestCancelled}`);
    expect(await client.end()).toBe(0);
  });
});
