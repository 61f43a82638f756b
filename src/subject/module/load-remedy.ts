import type { GuestStart } from '../../host/guest-process.js';

type Failed = Extract<GuestStart, { ok: false }>;

interface Remedy {
  readonly applies: (words: string, code: string) => boolean;
  readonly text: string;
}

/** The first that applies is what a finding says to do. */
const REMEDIES: readonly Remedy[] = [
  { applies: (words) => words === 'never returns', text: 'Look for an endless loop at its top level; what takes long belongs into a function.' },
  { applies: (words) => words === 'never settles', text: 'Await it inside a function, or name a module that can be imported alone.' },
  { applies: (words) => words.startsWith('exits '), text: 'It is a program rather than a module: name the file that it takes its functions from, or keep its main part from running when it is imported.' },
  { applies: (words) => /Unexpected token 'export'|Cannot use import statement|Cannot use 'import\.meta'/.test(words), text: 'It has the syntax of an ES module and runs as CommonJS: call it .mjs, or say "type": "module" in its package.json.' },
  { applies: (words) => /is not defined in ES module scope/.test(words), text: 'It has the syntax of CommonJS and runs as an ES module: call it .cjs, or take "type": "module" out of its package.json.' },
  { applies: (words) => /does not provide an export named/.test(words), text: 'Correct the name that is imported, or export it there.' },
  { applies: (words) => /before initialization/.test(words), text: 'Modules that import each other in a circle may be the cause: move what both need into a third.' },
  { applies: (_, code) => code === 'ERR_DLOPEN_DISABLED', text: 'If it may load an addon, say --allow addon.' },
  { applies: (_, code) => code === 'ERR_ACCESS_DENIED', text: 'It wanted more than reading, which subjects may not: if it may, say so with --allow (spawn, worker, connect, write=FOLDER).' },
  { applies: (words) => /out of memory/.test(words), text: 'It takes more memory than a subject has: compare the part of it that computes.' },
];

const OTHERWISE = 'Run it alone (node with its path) to see more; mend it, or name a module that can be imported without that.';

export function loadRemedy({ reply, detail }: Failed): string {
  const words = reply === null ? detail : `${reply.detail} ${reply.error?.message ?? ''}`.trim();
  return REMEDIES.find((r) => r.applies(words, reply?.error?.code ?? ''))?.text ?? OTHERWISE;
}
