import type { Finding } from '../../model/finding.js';
import type { SpecFiles } from '../../model/ports.js';
import type { Spec } from '../../model/spec.js';
import { withSeverity } from '../../report/findings.js';

const CHANGE = /^(?<before>(?:.*\/)?openspec\/)changes\/(?<change>[^/]+)\/(?<spec>specs\/(?:.*\/)?(?<name>[^/]+)\/spec\.md)$/;

/** Whether a change of OpenSpec can be applied to the main spec that lies beside it; nothing of a change that is wrong in itself. */
export async function changeFindings({ file, dialect, findings }: Pick<Spec, 'file' | 'dialect' | 'findings'>, text: string, specs: SpecFiles): Promise<readonly Finding[]> {
  const { before = '', change = '', spec = '', name = '' } = CHANGE.exec(file)?.groups ?? {};
  if (dialect !== 'openspec-delta' || change === '' || findings.some((f) => f.code === 'SPEC-CHANGE-REFUSED')) return [];
  const main = specs.read(`${before}${spec}`);
  const { applyDelta } = await import('../../spec/dialects/openspec-apply.js');
  const applied = applyDelta(main.ok ? main.text : null, text, { name, change });
  return applied.ok ? [] : applied.refusals.map(({ line, message }) => withSeverity({ code: 'SPEC-CHANGE-REFUSED', file, line, column: 1, message: `${message}. It is applied to ${before}${spec}.` }));
}
