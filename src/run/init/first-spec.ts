import type { Entry } from '../../model/baseline.js';
import type { Surface } from '../../model/shape.js';
import { casesBlock } from '../../spec/insert-block.js';
import { signatureText } from '../../derive/type-text.js';
import { entryText } from '../../ledger/text/entry.js';

export interface FirstSpec {
  /** As the front matter names it, relative to the spec. */
  readonly subject: string;
  readonly title: string;
  readonly prefix: string;
  readonly surface: Surface;
  /** By operation: what it was seen to do, the plainest first. */
  readonly observed: ReadonlyMap<string, readonly Entry[]>;
}

/** A first spec: the signature, and for each operation examples of what it does now, `[observed]` until somebody says that it is right. */
export function firstSpec({ subject, title, prefix, surface, observed }: FirstSpec): string {
  const signature = signatureText(surface);
  const sections = [...observed].filter(([, entries]) => entries.length > 0).map(([operation, entries], i) => [
    `### ${prefix}-${i + 1}: What ${operation} does [observed]`, '',
    casesBlock(entries.map(entryText)), '',
  ].join('\n'));
  return [
    '---', 'holdfast: 1', `subject: ${subject}`, `ids: [${prefix}]`, '---', `# ${title}`, '',
    ...(signature === '' ? [] : ['## Interface', '', '```ts signature', signature, '```', '']),
    '## Behaviour', '',
    'What stands under `[observed]` was seen, and nobody has confirmed it yet: say what it is for, take out what is accidental, and take',
    '`[observed]` off when it is right.', '', ...sections,
  ].join('\n');
}
