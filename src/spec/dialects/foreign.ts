import type { Root } from 'mdast';
import type { ReadSpec } from '../../model/document.js';
import type { DialectName, Requirement } from '../../model/spec.js';
import { documentOf } from '../document/document.js';
import type { Source } from '../document/source.js';
import { readForeignFrontMatter } from '../front-matter/front-matter.js';
import type { ForeignFrontMatter } from '../front-matter/front-matter.js';
import type { Notes } from '../notes.js';
import { findDuplicates, ownerAt } from '../requirements.js';
import type { Told } from './dialect.js';

/** What the file says of itself, and where it says nothing what the configuration says of it. */
export function front(root: Root, source: Source, { notes, told }: { readonly notes: Notes; readonly told: Told }): ForeignFrontMatter {
  const said = readForeignFrontMatter(root, source, notes);
  return { ...said, subject: said.subject ?? told.subject, operation: said.operation ?? told.operation };
}

/** A spec of another dialect that is Markdown. */
export interface Foreign {
  readonly file: string;
  readonly dialect: DialectName;
  readonly title: string | null;
  readonly said: ForeignFrontMatter;
  readonly requirements: readonly Requirement[];
  readonly notes: Notes;
}

/** Two headings of one name are legal elsewhere, and make one id. */
const REMEDY = 'Ids come from headings here: give one of them another name, or what is said of one counts for both.';

export function finish({ file, dialect, title, said, requirements, notes }: Foreign, { root, source, text }: { readonly root: Root; readonly source: Source; readonly text: string }): ReadSpec {
  findDuplicates(requirements, notes, { remedy: REMEDY, severity: 'warning' });
  const { subject, ids, owns, uses, signature: from } = said;
  return {
    spec: { file, dialect, title: title ?? said.title, subject, ids, owns, uses, signature: { blocks: [], declares: [], from }, requirements, ...notes.inOrder() },
    document: () => ({ ...documentOf(root, source, ownerAt(requirements)), text }),
  };
}
