import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import { defineProperty, getOwnPropertyDescriptor, ownKeys } from './primordials.js';
import { denied, type Refusals } from './refusals.js';

type Callback = (error: Error) => void;

/**
 * Node's permission model leaves connections open up to version 24. What http, https, tls, http2, fetch, WebSocket and EventSource
 * do ends in one of these prototypes; all of them fail as a refused connection does, after the call.
 */
export function refuseConnections(refusals: Refusals): void {
  const failLater = (socket: { destroy(error: Error): unknown }, resource: string): void => {
    refusals.note('connect', resource);
    socket.destroy(denied('Net', resource));
  };
  replace(net.Socket.prototype, 'connect', function (this: net.Socket, ...args) {
    // Node's own callers hand in the list that they have normalised.
    failLater(this, address(Array.isArray(args[0]) ? args[0] : args));
    return this;
  });
  replace(net.Server.prototype, 'listen', function (this: net.Server, ...args) {
    const resource = `listen ${address(args)}`;
    refusals.note('connect', resource);
    process.nextTick(() => this.emit('error', denied('Net', resource)));
    return this;
  });
  for (const name of ['bind', 'connect', 'send'] as const) {
    replace(dgram.Socket.prototype, name, function (this: dgram.Socket) {
      refusals.note('connect', 'udp');
      process.nextTick(() => this.emit('error', denied('Net', 'udp')));
      return this;
    });
  }
  refuseNames(refusals);
}

function refuseNames(refusals: Refusals): void {
  const asks = (name: string): boolean => name === 'lookup' || name === 'lookupService' || name === 'reverse' || name.startsWith('resolve');
  const callback = function (first: unknown, ...args: unknown[]): void {
    const error = noted(refusals, first);
    const done = args[args.length - 1];
    if (typeof done === 'function') process.nextTick(done as Callback, error);
  };
  const promise = (first: unknown): Promise<never> => Promise.reject(noted(refusals, first));
  for (const [target, refused] of [[dns, callback], [dns.Resolver.prototype, callback], [dns.promises, promise], [dns.promises.Resolver.prototype, promise]] as const) {
    for (const name of ownKeys(target)) {
      if (typeof name === 'string' && asks(name)) replace(target, name, refused as (this: never, ...args: unknown[]) => unknown);
    }
  }
}

function noted(refusals: Refusals, host: unknown): Error {
  const resource = `dns ${String(host)}`;
  refusals.note('connect', resource);
  return denied('Net', resource);
}

function replace<This>(target: object, name: string, method: (this: This, ...args: unknown[]) => unknown): void {
  const own = getOwnPropertyDescriptor(target, name);
  defineProperty(target, name, { value: method, writable: true, enumerable: own?.enumerable ?? true, configurable: true });
}

/** `host:port`, or the path of a local socket. */
function address(args: readonly unknown[]): string {
  const [first, second] = args;
  if (typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))) return `${typeof second === 'string' ? second : 'localhost'}:${first}`;
  if (typeof first === 'string') return first;
  if (typeof first !== 'object' || first === null) return '';
  const { host, port, path } = first as { host?: unknown; port?: unknown; path?: unknown };
  return typeof path === 'string' ? path : `${typeof host === 'string' ? host : 'localhost'}:${String(port ?? '')}`;
}
