import type { Check, Requirement, Spec, Status } from '../../model/spec.js';
import { exampleBody, expressionBody } from './example.js';
import { pinBody } from './pin.js';
import { modelBody, propertyBody, type Inventory } from './property.js';
import type { Body, NotHeld, SuiteGroup, SuiteTest } from './suite.js';

/** Why a requirement's checks are not carried out. */
export const SILENT: Readonly<Record<Exclude<Status, 'confirmed'>, string>> = {
  observed: 'it was observed, and nobody has confirmed it',
  draft: 'it is a draft, and nothing is held to it yet',
  deprecated: 'it is deprecated, and nothing is held to it any more',
};
const LONGEST_NAME = 120;

/** The tests of a spec, requirement by requirement, with all that they do not hold. */
export function groupsOf(spec: Spec, inventory: Inventory): { readonly groups: readonly SuiteGroup[]; readonly notHeld: readonly NotHeld[] } {
  const notHeld: NotHeld[] = [];
  const groups: SuiteGroup[] = [];
  const isAsync = mayBeAsync(spec);
  for (const requirement of spec.requirements) {
    const tests = requirement.checks.map((check) => testOf(check, bodyOf(check, spec, { inventory, isAsync }), { requirement, notHeld }));
    if (requirement.checks.length === 0) tests.push(...unbound(requirement, notHeld));
    if (tests.length > 0) groups.push({ title: titleOf(requirement), tests: numbered(tests) });
  }
  return { groups, notHeld };
}

/** Of tests of one name, the second is called `example 2`. */
function numbered(tests: readonly SuiteTest[]): readonly SuiteTest[] {
  const seen = new Map<string, number>();
  return tests.map((test) => {
    const n = (seen.get(test.name) ?? 0) + 1;
    seen.set(test.name, n);
    return n === 1 ? test : { ...test, name: `${test.name} ${n}` };
  });
}

export function titleOf({ id, title, strength }: Pick<Requirement, 'id' | 'title' | 'strength'>): string {
  return `${id}${strength === 'MUST' ? '' : ` (${strength})`}${title === '' ? '' : `: ${title}`}`;
}

/** A spec that declares its types says where promises come; of one that does not, all may come through one. */
function mayBeAsync({ signature }: Spec): boolean {
  return signature.blocks.length === 0 || signature.blocks.some(({ text }) => /\bPromise(?:Like)?\b/.test(text));
}

interface Making {
  readonly inventory: Inventory;
  readonly isAsync: boolean;
}

function bodyOf(check: Check, spec: Spec, { inventory, isAsync }: Making): Body {
  switch (check.kind) {
    case 'pin': return pinBody(check, { isAsync, freedoms: freedomsOf(spec) });
    case 'expression': return expressionBody(check, isAsync);
    case 'example': return exampleBody(check, isAsync);
    case 'property': return propertyBody(check, inventory);
    case 'model': return modelBody(check, inventory, examplesOf(spec, check.operation));
  }
}

function freedomsOf({ requirements }: Spec): Parameters<typeof pinBody>[1]['freedoms'] {
  return requirements.flatMap((r) => r.freedoms).flatMap((f) => (f.kind === 'line' ? [f.freedom] : []));
}

function examplesOf({ requirements }: Spec, operation: string): readonly string[] {
  return requirements.filter((r) => r.status === 'confirmed').flatMap((r) => r.checks).flatMap((c) => (c.kind === 'pin' && c.case.kind === 'call' && c.case.operation === operation ? [c.case.input] : []));
}

function testOf(check: Check, body: Body, { requirement, notHeld }: { readonly requirement: Requirement; readonly notHeld: NotHeld[] }): SuiteTest {
  const name = nameOf(check);
  const place = { requirement: requirement.id, line: check.span.start.line, text: name };
  const silent = requirement.status === 'confirmed' ? null : SILENT[requirement.status];
  if ('skip' in body) {
    notHeld.push({ ...place, why: `It is not run: ${body.skip}.` });
    return { name, body: [], isAsync: false, skip: body.skip };
  }
  if (silent !== null) notHeld.push({ ...place, why: `It is not run: ${silent}.` });
  else if (body.beside !== undefined) notHeld.push({ ...place, why: body.beside });
  return { name, body: body.lines, isAsync: body.isAsync, skip: silent };
}

function nameOf({ kind, text }: Check): string {
  if (kind === 'model') return 'does what its model does';
  if (kind === 'property') return 'holds for all inputs';
  if (kind === 'example') return 'example';
  return oneLine(text);
}

export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST_NAME ? line : `${line.slice(0, LONGEST_NAME - 1)}…`;
}

/** Criteria with no check beneath them: a reminder, and no assertion. */
function unbound({ id, title, span, criteria, freedoms, status }: Requirement, notHeld: NotHeld[]): readonly SuiteTest[] {
  if (freedoms.length > 0 || status !== 'confirmed') return [];
  const said = criteria.length > 0 ? criteria : [{ text: title, span }];
  return said.map((criterion) => {
    notHeld.push({ requirement: id, line: criterion.span.start.line, text: criterion.text, why: 'It is not run: no check stands beneath it.' });
    return { name: criterion.text, body: [], isAsync: false, skip: 'no check stands beneath it' };
  });
}
