import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const CORPORA = process.env['HOLDFAST_CORPORA'] ?? path.resolve(import.meta.dirname, '../../../shared');

/** One case of canonical-data.json. */
interface Canonical {
  readonly property: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
}

/** Where an exercise's data lies; null where the corpora are not on this machine. */
export function exerciseFile(name: string): string | null {
  const file = path.join(CORPORA, 'data/exercism', name, 'canonical-data.json');
  return existsSync(file) ? file : null;
}

/**
 * A spec from a text of our own with the exercise's cases in it: `{{returns f a b}}` and `{{throws f a b}}` are a table over the named
 * inputs, `{{sessions C}}` an example a case.
 */
export function deriveSpec(template: string, file: string): string {
  const cases = casesOf(JSON.parse(readFileSync(file, 'utf8')));
  return template.replaceAll(/^\{\{(\w+) (\w+) ?([^}]*)\}\}$/gm, (_, kind: string, operation: string, names: string) => {
    if (kind === 'sessions') return cases.map((one) => session(operation, one)).join('\n\n');
    const wanted = cases.filter((one) => one.property === operation && (errorOf(one) !== null) === (kind === 'throws'));
    return table(operation, names.split(' '), wanted);
  });
}

function casesOf(data: unknown): readonly Canonical[] {
  const { cases } = data as { readonly cases?: readonly unknown[] };
  return cases === undefined ? [data as Canonical] : cases.flatMap(casesOf);
}

function errorOf({ expected }: Canonical): string | null {
  return typeof expected === 'object' && expected !== null && 'error' in expected ? String(expected.error) : null;
}

function table(operation: string, names: readonly string[], cases: readonly Canonical[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;
  return [
    row([...names, `\`${operation}(${names.join(', ')})\``]), row([...names, ''].map(() => '---')),
    ...cases.map((one) => row([...names.map((name) => code(one.input[name])), errorOf(one) === null ? code(one.expected) : `throws \`Error(${JSON.stringify(errorOf(one))})\``])),
  ].join('\n');
}

interface Asked {
  readonly operation: string;
  readonly amount?: number;
}

/** The last operation is the one that something is expected of. */
function session(name: string, one: Canonical): string {
  const lines = (one.input['operations'] as readonly Asked[]).filter((o) => o.operation !== 'concurrent').map(({ operation, amount }) => (
    operation === 'balance' ? 'it.balance' : `it.${operation}(${amount ?? ''})`
  ));
  const error = errorOf(one);
  return ['```ts example', `const it = new ${name}()`, ...lines, `// ${error === null ? `→ ${JSON.stringify(one.expected)}` : `throws Error(${JSON.stringify(error)})`}`, '```'].join('\n');
}
