import { actionsAt } from '../../editor/actions.js';
import { useAt } from '../../editor/cursor.js';
import { hoverAt } from '../../editor/hover.js';
import type { Meant } from '../../editor/hover.js';
import { definitionsOf, requirementsOf, searchIn, usesOfId } from '../../editor/known.js';
import type { KnownSpec } from '../../editor/known.js';
import { lensesOf } from '../../editor/lenses.js';
import { foldsOf, outlineOf } from '../../editor/outline.js';
import { proposalsAt } from '../../editor/proposals.js';
import { renamableAt, renameAt } from '../../editor/rename.js';
import type { Editor, HoverText, Remark } from '../../model/editor.js';
import { ENDINGS } from '../../spec/dialects/catalogue.js';
import { changeFindings } from '../lint/changes.js';
import type { DeepEditor } from './deep.js';
import { remarks } from './remarks.js';
import { Shelf } from './shelf.js';
import type { EditorWorld } from './shelf.js';

const NO_TEXT = { ok: false, why: 'This text is not known.' } as const;

/** Answers what an editor asks, from what is open and what stands on disk. */
export function createEditor(world: EditorWorld): DeepEditor {
  const shelf = new Shelf(world);
  const said = async (known: KnownSpec): Promise<readonly Remark[]> => {
    const { file, spec, document } = known;
    const more = await changeFindings(spec, document.text, (name) => shelf.textBeside(file, name));
    return remarks(known, { levels: shelf.levelsFor(file), others: await shelf.others(file), past: shelf.pastOf(file), more, deep: shelf.deep.said(known) });
  };
  return {
    setFolders: (folders) => shelf.setFolders(folders),
    setText: (file, text) => shelf.specs.setText(file, text),
    close: (file) => {
      shelf.specs.close(file);
      shelf.deep.forget(file);
    },
    changedOnDisk: (files) => shelf.changedOnDisk(files),
    configure: (folder, config) => shelf.configure(folder, config),
    maybeSpec: (file) => shelf.maybeSpec(file),
    endings: ENDINGS,
    load: (file) => shelf.load(file),
    lookBack: (file) => shelf.lookBack(file),
    end: () => world.end(),
    remarks: (file) => shelf.within(file, [], said),
    holdAgainstItself: (file, signal) => shelf.within(file, undefined, (known) => shelf.deep.hold(known, shelf.startOf(file), signal)),
    hover: (file, offset) => shelf.within(file, null, (known) => hover(shelf, known, offset)),
    lenses: (file) => shelf.within(file, [], async ({ spec }) => lensesOf(spec, await shelf.records.get(file))),
    outline: (file) => shelf.within(file, [], outlineOf),
    folds: (file) => shelf.within(file, [], foldsOf),
    search: async (words) => searchIn(await shelf.around(null), words),
    proposals: (file, offset) => shelf.within(file, [], async (known) => proposalsAt(known, offset, { all: await shelf.around(file), record: await shelf.records.get(file) })),
    actions: (file, start, end) => shelf.within(file, [], async (known) => {
      const record = await shelf.records.get(file);
      return actionsAt(known, { start, end }, { remarks: await said(known), all: await shelf.around(file), remembered: [...(record?.decisions.keys() ?? [])] });
    }),
    ...ofIds(shelf),
  };
}

async function hover(shelf: Shelf, known: KnownSpec, offset: number): Promise<HoverText | null> {
  const { file } = known;
  const use = useAt(known.uses, offset);
  const found = use === null ? [] : requirementsOf(use, known, await shelf.around(file));
  const meant = await Promise.all(found.map(async ({ spec, requirement }): Promise<Meant> => ({
    requirement, record: await shelf.records.get(spec.file), file: spec.file === file ? null : spec.file.slice(spec.file.lastIndexOf('/') + 1),
  })));
  return hoverAt(known, offset, { record: await shelf.records.get(file), meant: () => meant });
}

function ofIds(shelf: Shelf): Pick<Editor, 'definition' | 'references' | 'highlights' | 'renamable' | 'rename'> {
  return {
    definition: (file, offset) => shelf.atId({ file, offset }, [], ({ use, known, all }) => definitionsOf(use, known, all)),
    references: (file, offset, withDefinition) => shelf.atId({ file, offset }, [], ({ use, known, all }) =>
      usesOfId(use, known, all).filter((each) => withDefinition || each.use.kind !== 'definition').map(({ spec, use: { span } }) => ({ file: spec.file, span }))),
    highlights: (file, offset) => shelf.atId({ file, offset }, [], ({ use, known, all }) => usesOfId(use, known, all).filter(({ spec }) => spec.file === file).map((each) => each.use.span)),
    renamable: (file, offset) => shelf.within(file, NO_TEXT, async (known) => {
      const all = await shelf.around(file);
      return renamableAt(known, offset, { all, recordOf: await shelf.recordsOf(all) });
    }),
    rename: (file, offset, to) => shelf.within(file, NO_TEXT, async (known) => {
      const all = await shelf.around(file);
      return renameAt(known, offset, { all, to, recordOf: await shelf.recordsOf(all) });
    }),
  };
}
