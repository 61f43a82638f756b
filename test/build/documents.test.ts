import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Spec } from '../../src/model/spec.js';
import { readSpec } from '../../src/spec/read-spec.js';
import { parse } from '../../src/value/parse.js';
import { holdfast } from '../cli/holdfast.js';
import { scratch, type Scratch } from '../compare/scratch.js';

const root = path.resolve(import.meta.dirname, '../..');
const GATE = readdirSync(path.join(root, 'test/cases/gate')).map((name) => ({ name, from: `test/cases/gate/${name}/${name}.spec.md` }));
const SPECS = [...GATE, { name: 'parcel', from: 'test/cases/build/parcel/parcel.spec.md' }, { name: 'classnames', from: 'examples/spec-classnames/classnames.spec.md' }, { name: 'lodash', from: 'examples/spec-lodash/lodash.spec.md' }];
const CORPUS = readdirSync(path.join(root, 'test/cases/spec')).filter((f) => f.endsWith('.spec.md'));

let work: Scratch;
let said: ReturnType<typeof holdfast>;
beforeAll(() => {
  work = scratch();
  work.write(Object.fromEntries([
    ...SPECS.map(({ name, from }) => [`${name}.spec.md`, readFileSync(path.join(root, from), 'utf8')]),
    ...CORPUS.map((file) => [`corpus/${file}`, readFileSync(path.join(root, 'test/cases/spec', file), 'utf8')]),
    ['cart.baseline', 'secret of the baseline\n'], ['decisions/one.md', 'secret of the ledger\n'], ['cart.ts', 'export const secret = "secret of the source";\n'],
  ]) as Record<string, string>);
  said = holdfast(['build', '--only', 'types', '--only', 'schema', '--only', 'criteria', '--only', 'brief'], work);
}, 120_000);
afterAll(() => work.remove());

const made = (name: string, file: string): string => readFileSync(path.join(work.folder, `${name}.built`, file), 'utf8');
const specOf = (from: string): Spec => readSpec(readFileSync(path.join(root, from), 'utf8'), { file: from });
const all = (): readonly string[] => readdirSync(work.folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('.built'));

/** A value of JSON and nothing that JSON would lose. */
function ofJson(text: string): { readonly value: unknown } | null {
  const value = parse(text);
  const back: unknown = JSON.parse(JSON.stringify(value) ?? 'null');
  try {
    expect(back).toStrictEqual(value);
    return { value };
  } catch {
    return null;
  }
}

describe('JSON Schema', () => {
  it.each(SPECS)("of $name takes the spec's own examples, and nothing of another type", ({ name, from }) => {
    const schema = JSON.parse(made(name, `${name}.schema.json`)) as { $defs: Record<string, unknown> };
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allowUnionTypes: true });
    ajv.addSchema(schema, 'made');
    const check = (definition: string, value: unknown): boolean => ajv.validate({ $ref: `made#/$defs/${definition}` }, value) as boolean;
    let seen = 0;
    for (const { checks, status } of specOf(from).requirements) {
      for (const one of checks) {
        if (one.kind !== 'pin' || one.case.kind !== 'call' || one.expected.how !== 'returns' || status !== 'confirmed' || !(`${one.case.operation}.arguments` in schema.$defs)) continue;
        const [given, gives] = [ofJson(one.case.input), ofJson(one.expected.value)];
        if (given !== null) expect(check(`${one.case.operation}.arguments`, given.value), `${one.text}: ${ajv.errorsText()}`).toBe(true);
        if (gives !== null && `${one.case.operation}.result` in schema.$defs) expect(check(`${one.case.operation}.result`, gives.value), `${one.text}: ${ajv.errorsText()}`).toBe(true);
        seen += given === null ? 0 : 1;
      }
    }
    if (name !== 'cache') expect(seen).toBeGreaterThan(0);
    for (const definition of Object.keys(schema.$defs)) if (definition.endsWith('.arguments')) expect(check(definition, { no: 'list' })).toBe(false);
  });

  it('says no to what a type says no to', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allowUnionTypes: true });
    ajv.addSchema(JSON.parse(made('slug', 'slug.schema.json')) as object, 'slug');
    const check = (value: unknown): boolean => ajv.validate({ $ref: 'slug#/$defs/slug.arguments' }, value) as boolean;
    expect([['a'], ['a', { separator: '_' }], ['a', { most: 1, separator: '-' }]].map(check)).toEqual([true, true, true]);
    expect([[], [1], ['a', { separator: '+' }], ['a', { most: '1' }], ['a', {}, 1]].map(check)).toEqual([false, false, false, false, false]);
  });
});

describe('declarations', () => {
  it('compile, of every spec that has some', () => {
    const files = all().filter((file) => file.endsWith('.d.ts')).map((file) => path.join(work.folder, file));
    expect(files.length).toBeGreaterThan(12);
    const program = ts.createProgram(files, { strict: true, noEmit: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.NodeNext, types: [], lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'] });
    // What a spec of the corpus imports or takes from code is not there.
    const errors = ts.getPreEmitDiagnostics(program).filter((d) => d.code !== 2307 && d.code !== 2304);
    expect(errors.map((d) => `${d.file?.fileName}: ${ts.flattenDiagnosticMessageText(d.messageText, '\n')}`)).toEqual([]);
  });
});

describe('criteria', () => {
  it('are Gherkin that its own parser reads, one scenario a requirement', () => {
    const files = all().filter((file) => file.endsWith('.feature'));
    expect(files.length).toBeGreaterThan(12);
    for (const file of files) {
      const text = readFileSync(path.join(work.folder, file), 'utf8');
      const { feature } = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher()).parse(text);
      const ids = feature?.children.map((c) => c.scenario?.name.split(':')[0]) ?? [];
      expect(new Set(ids).size, file).toBe(ids.length);
      expect(feature?.children.every((c) => (c.scenario?.steps.length ?? 0) > 0), text).toBe(true);
    }
    expect(made('parcel', 'acceptance.feature')).toContain('  @PAR-12 @MUST @unbound\n  Scenario: PAR-12: Night\n    When it is night\n    Then parcels MUST wait.\n');
  });

  it('tell bound from unbound in all three forms', () => {
    const json = JSON.parse(made('parcel', 'acceptance.json')) as { criteria: { requirement: string; bound: boolean; status: string; checks: unknown[] }[] };
    expect(json.criteria.filter((c) => !c.bound).map((c) => c.requirement)).toEqual(['PAR-12']);
    expect(json.criteria.find((c) => c.requirement === 'PAR-2')).toMatchObject({ bound: true, status: 'confirmed', checks: { length: 4 } });
    const list = made('parcel', 'acceptance.md');
    expect(list).toContain('- [ ] **PAR-12** (unbound): WHEN it is night, parcels MUST wait.\n');
    expect(list).toContain('- [ ] **PAR-6** (bound, SHOULD): ');
    expect(list).toContain('- **PAR-9** [observed]: ');
    expect(list.match(/- \[ \]/g)).toHaveLength(9);
  });
});

describe('a brief', () => {
  it('holds what it takes to implement the spec, and nothing that is not demanded', () => {
    const text = made('parcel', 'brief.md');
    for (const part of ['export function fee(grams: number, express?: boolean): number', '`fee(501)` → `450`', 'Weights are whole grams', '- `rates.js`', '- `parcel.js`: the module, which exports `fee`, ', 'parcels MUST wait']) expect(text).toContain(part);
    for (const part of ['PAR-9', 'PAR-10', 'PAR-11', 'abcdefghij', 'holdfast: 1']) expect(text).not.toContain(part);
    expect(made('cart', 'brief.md')).toContain('```ts unspecified for total\n');
  });

  it('knows nothing of baseline, ledger and source', () => {
    for (const file of all()) if (/\.(?:md|json|feature|ts)$/.test(file)) expect(readFileSync(path.join(work.folder, file), 'utf8')).not.toContain('secret of');
  });
});

it('is said of each spec, and what has errors is left out and told', () => {
  expect(said.code).toBe(1);
  expect(said.stdout).toContain('SPEC-EXAMPLES-CONTRADICT');
  const broken = CORPUS.filter((file) => specOf(`test/cases/spec/${file}`).findings.some((f) => f.severity === 'error'));
  const folders = readdirSync(path.join(work.folder, 'corpus')).filter((name) => name.endsWith('.built'));
  for (const file of broken) expect(folders).not.toContain(file.replace('.spec.md', '.built'));
  expect(folders.length).toBeGreaterThan(8);
});
