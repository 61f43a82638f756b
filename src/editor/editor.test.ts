import { describe, expect, it } from 'vitest';
import { readSpecDocument } from '../spec/read-spec.js';
import { actionsAt } from './actions.js';
import type { KnownSpec } from './known.js';
import { nextId } from './known.js';
import { foldsOf, outlineOf } from './outline.js';
import { proposalsAt } from './proposals.js';
import { remarksOf } from './remarks.js';
import { renameAt } from './rename.js';
import { argumentsFor, parametersOf } from './signature.js';
import { isId, usesOf } from './uses.js';

const HEAD = '---\nholdfast: 1\nsubject: a.ts\n---\n\n# A\n\n';

function known(text: string, file = '/w/a.spec.md'): KnownSpec {
  const read = readSpecDocument(text, { file });
  const document = read.document();
  return { file, spec: read.spec, document, uses: usesOf(read.spec, document) };
}

describe('uses of ids', () => {
  const named = (text: string): readonly string[] => known(HEAD + text).uses.map(({ id, kind, span }) => `${kind} ${id} ${span.end.offset - span.start.offset}`);

  it('stand in words, alone in code spans, in comments and anchors', () => {
    expect(named('Of *A-1*, `A-2`, `f("A-3")` and [A-4](#a-5-x) <!-- A-6 -->\n\n## A-7b: Seven\n')).toEqual(['mention A-1 3', 'mention A-2 3', 'mention A-4 3', 'anchor A-5 3', 'mention A-6 3', 'definition A-7b 4']);
  });

  it('are no parts of longer words, and none of code in fences', () => {
    expect(named('xA-1, A-1-B, a-1, A-12-3\n\n```ts\n// A-9\n```\n\n- **B-2**: An item.\n')).toEqual(['mention A-12-3 6', 'definition B-2 3']);
  });

  it('have a form', () => {
    expect(['A-1', 'CART-TAX-12b', 'A1-1'].every((id) => isId(id))).toBe(true);
    expect(['A', 'a-1', 'A-1B', 'A-', '-1', 'A-1 '].some((id) => isId(id))).toBe(false);
  });
});

describe('a rename', () => {
  it('leaves places alone that mean another requirement of the same id', () => {
    const [a, b, c] = [known(`${HEAD}## A-1: One\n\nA-1 here.\n`), known(`${HEAD}## A-1: Another\n\nA-1 there.\n`, '/w/b.spec.md'), known(`${HEAD}[A](a.spec.md#a-1-one) [B](./b.spec.md#a-1-another)\n`, '/w/c.spec.md')];
    const renamed = renameAt(a, HEAD.length + 4, { all: [a, b, c], recordOf: () => null, to: 'A-2' });
    expect(renamed.ok && renamed.changes.map(({ file, text, span }) => `${file} ${span.start.line} ${text}`)).toEqual(['/w/a.spec.md 8 A-2', '/w/a.spec.md 10 A-2', '/w/c.spec.md 8 a-2']);
  });

  it('takes no id that a decision knows', () => {
    const a = known(`${HEAD}## A-1: One\n`);
    const record = { findings: 0, entries: new Map(), cases: new Set<string>(), decisions: new Map([['A-5', [{ id: '2026-11-26-x-1', kind: 'kept', date: '2026-11-26' }]]]) };
    expect(renameAt(a, HEAD.length + 4, { all: [a], recordOf: () => record, to: 'A-5' })).toMatchObject({ ok: false, why: expect.stringContaining('A decision names A-5') });
    expect(nextId('A', [a], record.decisions.keys())).toBe('A-6');
  });
});

describe('proposals', () => {
  const labels = (text: string): readonly string[] => {
    const offset = text.indexOf('¦');
    return proposalsAt(known(text.replace('¦', '')), offset, { all: [known(text.replace('¦', ''))], record: null }).map(({ label }) => label);
  };

  it.each([
    ['---\n¦', 'holdfast'], ['---\nholdfast: 1\nsub¦\n---\n', 'subject'], ['---\nsubject: {kind: m¦}\n---\n', 'module'], ['---\nids: [¦]\n---\n\n## A-1: One\n', 'A'], [`${HEAD}## A-1: One\n\n\`\`\`¦`, 'ts example'],
    [`${HEAD}## A-1: One\n\n\`\`\`ts unspecified\ntotal: err¦\n\`\`\`\n`, 'error.message'], [`${HEAD}## A-1: One\n\n\`\`\`ts unspecified\nresult #¦\n\`\`\`\n`, '#within'], [`${HEAD}## A-1: One\n\n- **¦\n`, 'A-2'],
    [`${HEAD}## A-1: One [d¦`, 'draft'], [`${HEAD}## A-1: One\n\nAs A¦`, 'A-1'], [`${HEAD}## A-1: One\n\n\`f(1)\` → \`1\`\n\n| a | \`¦\n`, 'f'], [`${HEAD}## A-1: One\n\n\`f(1)\` → \`1\`\n\n\`\`\`ts example\nconst a = ¦\n\`\`\`\n`, 'f'],
  ])('%j: %s', (text, label) => {
    expect(labels(text)).toContain(label);
  });

  it.each([[`${HEAD}## A-1: One\n\nwords ¦`], [`${HEAD}\`\`\`js\nA¦\n\`\`\`\n`], [`${HEAD}\`\`\`ts signature\nA¦\n\`\`\`\n`]])('%j: nothing', (text) => {
    expect(labels(text)).toEqual([]);
  });

  it('have no keys that are there already', () => {
    expect(labels('---\nholdfast: 1\n¦\n---\n')).not.toContain('holdfast');
  });
});

describe('marks of a requirement', () => {
  const after = (text: string, title: string): string | null => {
    const spec = known(HEAD + text);
    const action = actionsAt(spec, { start: HEAD.length + 4, end: HEAD.length + 4 }, { remarks: [], all: [spec], remembered: [] }).find((each) => each.title === title);
    const [change] = action?.changes ?? [];
    if (change === undefined) return null;
    const { start, end } = change.span;
    return (spec.document.text.slice(0, start.offset) + change.text + spec.document.text.slice(end.offset)).slice(HEAD.length);
  };

  it.each([
    ['## A-1: One\n', 'Mark A-1 as a draft', '## A-1: One [draft]\n'], ['## A-1: One ##\n', 'Mark A-1 as deprecated', '## A-1: One [deprecated] ##\n'], ['## A-1: One [draft]\n', 'Mark A-1 as confirmed', '## A-1: One\n'],
    ['- **A-1**: One thing.\n', 'Mark A-1 as a draft', '- **A-1**: [draft] One thing.\n'], ['- **A-1**: One [observed]: more.\n', 'Mark A-1 as confirmed', '- **A-1**: One: more.\n'], ['## A-1: One [draft]\n', 'Mark A-1 as a draft', null],
  ])('%j, %s', (text, title, expected) => {
    const marked = after(text, title);
    expect(marked).toBe(expected);
    if (marked !== null) expect(known(HEAD + marked).spec.requirements[0]).toMatchObject({ id: 'A-1', status: title.replace(/.* /, '') });
  });
});

describe('what else is read of a text', () => {
  it('parameters of a signature, whatever brackets they hold', () => {
    const { spec } = known(`${HEAD}\`\`\`ts signature\nexport function f<T>(a: Map<string, T[]>, b?: (x: number, y: {c: 1}) => void, ...rest: T[]): T\n\`\`\`\n`);
    const parameters = parametersOf('f', spec) ?? '';
    expect(argumentsFor(parameters)).toBe('a, b, ...rest');
    expect(parametersOf('g', spec)).toBe(null);
    expect(argumentsFor('')).toBe('');
  });

  it('parts of a finding with CR and LF, and of one that does not say where it ends', () => {
    const { document } = known('one\r\ntwo words  \r\nthree\n');
    const spans = remarksOf([{ code: 'SPEC-TABLE-RAGGED', severity: 'error', message: '', line: 3, column: 2 }, { code: 'SPEC-TABLE-RAGGED', severity: 'error', message: '', line: 2, column: 1 }, { code: 'SPEC-TABLE-RAGGED', severity: 'error', message: '', line: 2, column: 5, endLine: 3, endColumn: 3 }], document).map(({ span }) => document.text.slice(span.start.offset, span.end.offset));
    expect(spans).toEqual(['two words', 'words  \r\nth', 'hree']);
  });

  it('an outline and folds of what is nested, and of nothing', () => {
    const words = known(`${HEAD}## Part\n\n### A-1: One\n\ntext\n\n### A-2: Two\n\n\n# B\n`);
    const shape = (items: ReturnType<typeof outlineOf>): unknown => items.map(({ name, children }) => [name, shape(children)]);
    expect(shape(outlineOf(words))).toEqual([['A', [['Part', [['A-1: One', []], ['A-2: Two', []]]]]], ['B', []]]);
    expect(foldsOf(words)).toEqual([{ start: 1, end: 4 }, { start: 6, end: 14 }, { start: 8, end: 14 }, { start: 10, end: 12 }]);
    expect([outlineOf(known('')), foldsOf(known(''))]).toEqual([[], []]);
  });
});
