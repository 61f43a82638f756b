import { DeepProcess } from './host/deep-process.js';
import { ownFiles } from './host/find-files.js';
import type { EditorWorld } from './run/editor/shelf.js';
import { ENDINGS, maySpec } from './spec/dialects/catalogue.js';
import { isTold } from './spec/dialects/told.js';
import { gitHistory } from './store/history.js';
import { bundle } from './temporary.js';

/** What an editor needs of the world: it starts without parsers of code and compilers, and what needs them runs in a process of its own. */
export function editorWorld(): EditorWorld {
  const over = new AbortController();
  const deep = new DeepProcess(() => bundle('deep.js'));
  return {
    specsIn: async (folder, settings) => {
      const told = settings.length === 0 ? [] : (await ownFiles(folder, [''], over.signal)).filter((file) => isTold(file, settings));
      const found = (await ownFiles(folder, ENDINGS, over.signal)).filter((file) => maySpec(file));
      return [...new Set([...found, ...told])];
    },
    history: (folder) => gitHistory(folder, over.signal),
    lintDeep: (spec, options) => deep.hold(spec, options),
    end: () => {
      over.abort(new Error('The server ends.'));
      return deep.end();
    },
  };
}
