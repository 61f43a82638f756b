import type { Finding } from '../../model/finding.js';
import type { Spec } from '../../model/spec.js';
import { withSeverity } from '../../report/findings.js';
import { openspecChange } from '../../spec/dialects/openspec-path.js';

/**
 * Whether a change of OpenSpec can be applied to the main spec that lies beside it; nothing of a change that is wrong in itself. `textOf`
 * gives the text of a file, null where there is none.
 */
export async function changeFindings({ file, dialect, findings }: Pick<Spec, 'file' | 'dialect' | 'findings'>, text: string, textOf: (file: string) => Promise<string | null>): Promise<readonly Finding[]> {
  const at = dialect === 'openspec-delta' ? openspecChange(file) : null;
  if (at === null || findings.some((f) => f.code === 'SPEC-CHANGE-REFUSED')) return [];
  const { main, name, change } = at;
  const { applyDelta } = await import('../../spec/dialects/openspec-apply.js');
  const applied = applyDelta(await textOf(main), text, { name, change });
  return applied.ok ? [] : applied.refusals.map(({ line, message }) => withSeverity({ code: 'SPEC-CHANGE-REFUSED', file, line, column: 1, message: `${message}. It is applied to ${main}.` }));
}
