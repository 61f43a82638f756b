import { apply, defineProperty, getOwnPropertyDescriptor } from './primordials.js';

/** What stands in the place of each frame: it can be read as one, and says the same wherever the code lies and however it is cut into functions. */
const FRAME = '\n    at subject (file:///subject.mjs:1:1)';
/** As many frames as code looks at that wants its caller, or the caller of that. */
const FRAMES = 4;

/**
 * Where an error was made, by file, line, and functions that nobody exports, is no behaviour: two versions of a module never agree in it, and what
 * is made of it (`{stack: error.stack}`, a hash of it) would differ everywhere. From `begin` on the stack of an error is its message and
 * frames that are always the same. Code that words stacks itself goes on doing so.
 */
export function createStacks(seen: () => void): { begin(): void } {
  // Newer versions of Node have one there from the start.
  const nodes: unknown = getOwnPropertyDescriptor(Error, 'prepareStackTrace')?.value;
  let own = nodes;
  let begun = false;
  // Node looks here whenever it words a stack, which it does when somebody reads one.
  defineProperty(Error, 'prepareStackTrace', {
    get: () => {
      seen();
      return begun && (own === nodes || own === undefined) ? worded : own;
    },
    set: (next: unknown) => {
      seen();
      own = next === worded ? nodes : next;
    },
    enumerable: false, configurable: true,
  });
  return { begin: () => { begun = true; } };
}

const toText = Error.prototype.toString;

function worded(error: unknown, frames: readonly unknown[]): string {
  let text = headOf(error);
  if (frames.length > 0) for (let i = 0; i < FRAMES; i++) text += FRAME;
  return text;
}

/** As Node words it: the name and message, whatever they are by now. */
function headOf(error: unknown): string {
  try {
    return apply(toText, error, []) as string;
  } catch {
    return '<error>';
  }
}
