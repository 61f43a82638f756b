import type { SpecChange } from '../model/change.js';
import type { DeclaredFreedom, Spec } from '../model/spec.js';
import { changeOf } from './kinds.js';
import { freedomText } from './meaning.js';
import { frees } from './wider.js';

type Line = Extract<DeclaredFreedom, { kind: 'line' }>;
type Inputs = Extract<DeclaredFreedom, { kind: 'inputs' }>;

/** What is free that was not, and the other way round. A freedom counts wherever in the spec it stands, and whatever the status of its requirement. */
export function freedomChanges(before: Spec, now: Spec): readonly SpecChange[] {
  const [old, fresh] = [freedomsOf(before), freedomsOf(now)];
  return [...lineChanges(old.filter(isLine), fresh.filter(isLine)), ...inputChanges(old.filter(isInputs), fresh.filter(isInputs))];
}

export function freedomsOf({ requirements }: Spec): readonly DeclaredFreedom[] {
  return requirements.flatMap((r) => r.freedoms);
}

function isLine(freedom: DeclaredFreedom): freedom is Line {
  return freedom.kind === 'line';
}

function isInputs(freedom: DeclaredFreedom): freedom is Inputs {
  return freedom.kind === 'inputs';
}

/** Lines that free something which no line of the other side freed. */
export function newLines(before: readonly Line[], now: readonly Line[]): readonly Line[] {
  return once(now).filter((line) => !before.some((old) => frees(old.freedom, line.freedom)));
}

function once(lines: readonly Line[]): readonly Line[] {
  const seen = new Map(lines.map((line) => [JSON.stringify(line.freedom), line]));
  return [...seen.values()];
}

function lineChanges(old: readonly Line[], fresh: readonly Line[]): readonly SpecChange[] {
  const [added, gone] = [newLines(old, fresh), newLines(fresh, old)];
  const widened = added.map((line) => ({ line, of: once(old).find((o) => frees(line.freedom, o.freedom)) }));
  const narrowed = gone.map((line) => ({ line, to: once(fresh).find((n) => frees(line.freedom, n.freedom)) }));
  return [
    ...widened.map(({ line, of }) => lineChange(of === undefined ? 'freedom-added' : 'freedom-widened', line, { before: of?.text ?? null, after: line.text })),
    ...narrowed.map(({ line, to }) => lineChange(to === undefined ? 'freedom-removed' : 'freedom-narrowed', to ?? line, { before: line.text, after: to?.text ?? null })),
  ];
}

function lineChange(kind: 'freedom-added' | 'freedom-widened' | 'freedom-removed' | 'freedom-narrowed', { requirement, text, freedom, span }: Line, sides: Pick<SpecChange, 'before' | 'after'>): SpecChange {
  return changeOf({ kind, requirement, what: text, operations: freedom.operation === null ? null : [freedom.operation], line: span.start.line, ...sides });
}

/** Which of two predicates is true of more inputs nobody can say without running them: another one counts as a new freedom. */
function inputChanges(old: readonly Inputs[], fresh: readonly Inputs[]): readonly SpecChange[] {
  const key = (freedom: Inputs): string => freedomText(freedom);
  const [was, is] = [new Set(old.map(key)), new Set(fresh.map(key))];
  const left = old.filter((o) => !is.has(key(o)));
  const changes: SpecChange[] = [];
  for (const freedom of fresh.filter((f) => !was.has(key(f)))) {
    const at = left.findIndex((o) => o.operation === freedom.operation);
    const [other] = at < 0 ? [] : left.splice(at, 1);
    changes.push(inputChange(other === undefined ? 'freedom-added' : 'freedom-altered', freedom, { before: other?.code ?? null, after: freedom.code }));
  }
  return [...changes, ...left.map((o) => inputChange('freedom-removed', o, { before: o.code, after: null }))];
}

function inputChange(kind: 'freedom-added' | 'freedom-altered' | 'freedom-removed', { requirement, operation, code, span }: Inputs, sides: Pick<SpecChange, 'before' | 'after'>): SpecChange {
  return changeOf({ kind, requirement, what: `inputs of ${operation} on which ${code}`, operations: [operation], line: span.start.line, ...sides });
}
