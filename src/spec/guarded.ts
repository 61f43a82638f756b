import type { ReadSpec } from '../model/document.js';
import type { DialectName, Spec } from '../model/spec.js';
import { documentOf } from './document/document.js';
import { Source } from './document/source.js';
import { Notes } from './notes.js';

/** Reads, whatever happens: where a reader fails its spec is empty, and a finding says why. */
export function guarded({ text, file, dialect }: { readonly text: string; readonly file: string; readonly dialect: DialectName }, read: () => ReadSpec): ReadSpec {
  try {
    return read();
  } catch (error) {
    const notes = new Notes(file);
    const span = new Source('').span(0, 0);
    // A parser runs out of stack on brackets and quotations that are nested thousands deep.
    if (error instanceof RangeError) notes.find('SPEC-UNREADABLE', span, `${file} is nested too deeply to be read. Take what is nested thousands deep out of it.`);
    else notes.find('INTERNAL', span, `${file} could not be read: ${error instanceof Error ? error.message : 'something was thrown that is no error'}. This is a fault of Holdfast's: please report it with the file.`);
    const spec: Spec = { file, dialect, title: null, subject: null, ids: null, owns: [], uses: [], signature: { blocks: [], declares: [], from: null }, requirements: [], findings: notes.findings, notRead: [] };
    return { spec, document: () => documentOf({ type: 'root', children: [] }, new Source(text), () => null) };
  }
}
