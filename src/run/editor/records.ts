import { recordSummary } from '../../editor/record.js';
import { sha256 } from '../../host/sha256.js';
import { openLedger } from '../../ledger/open.js';
import type { RecordSummary } from '../../model/editor.js';
import { ledgerTexts } from './ledger-texts.js';
import { stampOf } from './stamp.js';

/** What is recorded of specs, read when it is asked for, and again where files of the record are others. */
export class Records {
  readonly #known = new Map<string, { readonly stamp: string; readonly record: RecordSummary | null }>();

  /** Something of a record changed in a way that its times may not show. */
  forget(): void {
    this.#known.clear();
  }

  async get(file: string): Promise<RecordSummary | null> {
    const at = file.lastIndexOf('/');
    const [folder, spec] = [file.slice(0, at), file.slice(at + 1).replace(/\.spec\.md$/, '')];
    const stamp = (await Promise.all([`${folder}/${spec}.baseline`, `${folder}/decisions`].map((each) => stampOf(each)))).join(', ');
    const before = this.#known.get(file);
    if (before?.stamp === stamp) return before.record;
    const record = recordSummary(openLedger(await ledgerTexts(folder, spec), { folder, spec, shown: '' }, { sha256 }));
    this.#known.set(file, { stamp, record });
    return record;
  }
}
