import { expect, it } from 'vitest';
import type { ModelCheck } from '../../model/spec.js';
import { modelBody } from './property.js';

const place = { line: 1, column: 1, offset: 0 };

it('gives what the model gives, also of a template over several lines', () => {
  const check: ModelCheck = { id: 'A-1#0', requirement: 'A-1', span: { start: place, end: place }, text: '', kind: 'model', operation: 'banner', code: 'function banner(name: string) {\n  return `=\n${name}\n=`;\n}' };
  const body = modelBody(check, { inputs: new Map([[check.id, { parameters: [], result: { kind: 'any' } } as never]]), definitions: {}, exemptions: new Map() }, []);
  const lines = 'lines' in body ? body.lines.join('\n') : '';
  const model = /const model = (?<made>[^]*?\}\)\(\);)/.exec(lines)?.groups?.['made'] ?? 'null';
  expect((new Function(`return ${model}`)() as (name: string) => string)('a')).toBe('=\na\n=');
});
