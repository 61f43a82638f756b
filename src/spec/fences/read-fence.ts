import type { CheckContext } from '../checks/context.js';
import type { Fence } from '../document/fence.js';
import type { Notes } from '../notes.js';
import { readEntries } from './entries.js';
import { readExampleFence } from './example.js';
import { fenceKind } from './kind.js';
import type { FenceKind } from './kind.js';
import { readModel } from './model.js';
import { readProperty } from './property.js';
import { readFreedomLines, readFreeInputs } from './unspecified.js';

/** Reads a fence under a requirement. Signatures are read before, wherever they stand. */
export function readFenceChecks(fence: Fence, context: CheckContext): void {
  const kind = fenceKind(fence.lang, fence.meta);
  switch (kind.kind) {
    case 'example': return readExampleFence(fence, context);
    case 'property': return readProperty(fence, context);
    case 'model': return readModel(fence, context);
    case 'unspecified': return readFreedomLines(fence, context);
    case 'free-inputs': return readFreeInputs(fence, kind.operation, context);
    case 'cases': return readEntries(fence, context);
    case 'near': case 'later': return noteFence(fence, kind, context.notes);
    case 'signature': case 'other':
  }
}

/** A fence that is not carried out, or is almost one of ours. */
export function noteFence(fence: Fence, kind: FenceKind, notes: Notes): void {
  if (kind.kind === 'near') notes.find('SPEC-FENCE-UNKNOWN', fence.head, kind.message);
  if (kind.kind === 'later') notes.leave(fence.span, `\`\`\`${fence.lang} ${fence.meta}`, `${kind.what} is read by a later version of Holdfast; this one does not carry it out, so nothing is held by it.`);
}
