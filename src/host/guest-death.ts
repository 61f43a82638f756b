import type { Death, GuestChild } from './guest-launch.js';

/** Bytes of output past which a guest is ended: what the console says is recorded within it, this is what goes by that. */
const FLOOD = 64 * 1024 * 1024;
const TAIL = 16_384;

/** What a guest wrote to its standard streams, kept for the reason of its end. */
export interface Outpour {
  tail(): string;
  flooded(): boolean;
}

/** Reads on so that the guest never waits for us, keeps the last words, and tells when it floods: then it is not read any more. */
export function drainOutputs(child: GuestChild, onFlood: () => void): Outpour {
  let tail = '';
  let bytes = 0;
  for (const output of child.outputs) {
    output.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - TAIL))).slice(-TAIL);
      if (bytes <= FLOOD) return;
      for (const each of child.outputs) each.pause();
      onFlood();
    });
  }
  return { tail: () => tail, flooded: () => bytes > FLOOD };
}

/** How a process ended, in words that are the same on every machine: `out of memory`, `SIGSEGV`, `exit code 7`. */
export function reasonOf(death: Death, outpour: Outpour): string {
  if (outpour.flooded()) return OUTPUT_FLOOD;
  if (ranOutOfMemory(death, outpour.tail())) return OUT_OF_MEMORY;
  return death.signal ?? `exit code ${death.code ?? 'unknown'}`;
}

export const OUTPUT_FLOOD = 'output flood';
export const OUT_OF_MEMORY = 'out of memory';

/** V8 says so before it aborts; what the kernel kills for want of memory was not killed by us, which the caller has made sure of. */
function ranOutOfMemory(death: Death, tail: string): boolean {
  return /heap out of memory|process out of memory|Allocation failed|Committing semi space failed|std::bad_alloc|Zone.*out of memory/i.test(tail) || death.signal === 'SIGKILL';
}
