import { setMaxListeners } from 'node:events';
import type { Guest } from '../model/ports.js';
import type { LoadRequest } from '../model/protocol.js';
import { Answering, type AnsweringOptions, type Start, type Starter } from './guest-answering.js';
import { openChannel, type GuestChannel, type Hint } from './guest-channel.js';
import { createHints } from './guest-hints.js';
import { launch, type GuestChild, type Launch } from './guest-launch.js';

export interface GuestProcessOptions extends AnsweringOptions {
  /** How a process with so many MiB of heap is started. */
  readonly launch: (memory: number) => Launch;
  /** A process that was started ahead, if it is the one that would be launched now; once. */
  readonly started?: (wanted: Launch) => GuestChild | null;
  readonly load: LoadRequest;
  readonly memory: number;
  readonly signal: AbortSignal;
  /** Takes away what was made for the guest. */
  readonly cleanUp: () => void;
}

export type GuestStart = { readonly ok: true; readonly guest: Guest } | Extract<Start, { ok: false }>;

const LOAD_SECONDS = 30;

/** Starts a guest process that answers cases, whatever they do to it. */
export async function startGuestProcess(options: GuestProcessOptions): Promise<GuestStart> {
  const hints = createHints();
  const starter = createStarter(options, hints.note);
  const first = await starter.start(1);
  if (!first.ok) {
    options.cleanUp();
    options.signal.throwIfAborted();
    return first;
  }
  const answering = new Answering(starter, first.channel, options);
  let last: Promise<unknown> = Promise.resolve();
  let closed: Promise<void> | null = null;
  const run: Guest['run'] = (cases, enough = () => false) => {
    const next = last.then(async () => {
      options.signal.throwIfAborted();
      if (closed !== null) throw new Error('the guest is closed');
      return answering.answer(cases, enough);
    });
    last = next.catch(() => undefined);
    return next;
  };
  const close = async (): Promise<void> => {
    await starter.close();
    await last;
    options.cleanUp();
  };
  const guest: Guest = {
    exports: options.load.export === null ? first.loaded.exports : first.loaded.exports.map((e) => ({ ...e, chosen: true })), ...(first.loaded.classes !== undefined && { classes: first.loaded.classes }), values: first.loaded.values, wrote: first.loaded.wrote, sandbox: options.launch(options.memory).jail.level, branches: options.load.branches,
    run, refused: hints.refused, left: hints.left, unseen: hints.unseen, probed: hints.probed, close: () => (closed ??= close()),
  };
  return { ok: true, guest };
}

/** One process lives at a time; all of them end when the run is aborted. */
function createStarter(options: GuestProcessOptions, told: (reply: Hint) => void): Starter & { close(): Promise<void> } {
  let current: GuestChannel | null = null;
  let stopped = false;
  let load = options.load;
  const close = async (): Promise<void> => {
    stopped = true;
    options.signal.removeEventListener('abort', abort);
    await current?.close();
  };
  const abort = (): void => void close();
  // All guests of a run listen to the one signal, and more than ten may live at a time: Node would write a warning.
  setMaxListeners(0, options.signal);
  options.signal.addEventListener('abort', abort, { once: true });
  return {
    close,
    stopped: () => stopped,
    watch: (seconds) => {
      load = { ...options.load, callMilliseconds: Math.ceil(seconds * 1000) };
    },
    start: async (generosity) => {
      await current?.close();
      if (stopped || options.signal.aborted) return { ok: false, reply: null, detail: 'stopped', said: '' };
      const wanted = options.launch(options.memory * generosity);
      const channel = openChannel(options.started?.(wanted) ?? launch(wanted), told);
      current = channel;
      const { reply, detail, said } = await channel.load(load, LOAD_SECONDS);
      if (reply?.say === 'loaded') return { ok: true, channel, loaded: reply };
      await channel.close();
      return { ok: false, reply, detail, said };
    },
  };
}
