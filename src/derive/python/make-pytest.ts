import type { Requirement, Spec } from '../../model/spec.js';
import { oneLine, SILENT } from '../suite/groups.js';
import { rootsOf } from '../suite/names.js';
import type { NotHeld } from '../suite/suite.js';
import { pythonBody } from './checks.js';
import { PYTHON_VALUES_TEXT } from './kit.js';
import { isPythonName, namesText, rootName, snake } from './names.js';

export interface MadePytest {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly tests: number;
  readonly skipped: number;
  readonly notHeld: readonly NotHeld[];
}

interface PythonTest {
  readonly text: string;
  readonly skip: string | null;
}

/** A suite for pytest that holds a port to Python to the same spec. `module` is where its operations are: `shop.cart`. */
export function makePytest(spec: Spec, { module, name, header }: { readonly module: string; readonly name: string; readonly header: string }): MadePytest {
  const notHeld: NotHeld[] = [];
  const tests = spec.requirements.flatMap((requirement) => testsOf(requirement, spec, notHeld));
  const body = tests.map((t) => t.text).join('\n\n');
  const values = `${snake(name)}_values`;
  const roots = rootsOf(spec).filter((root) => isPythonName(root) && new RegExp(String.raw`(?<![\w.])${rootName(root)}\(|ask\(${rootName(root)}, `).test(body));
  const uses = (word: string): boolean => new RegExp(String.raw`\b${word}\b`).test(body);
  const helpers = ['ask', 'expect_raises', 'expect_value', 'operation', 'part', 'settled'].filter((helper) => (helper === 'operation' ? roots.length > 0 : new RegExp(String.raw`\b${helper}\(`).test(body)));
  const head = [
    ...['datetime', 're'].filter((library) => uses(`${library}\\.`)).map((library) => `import ${library}`), ...(body.includes('@pytest.') ? ['import pytest'] : []),
    `import ${module} as subject`, ...(helpers.length === 0 ? [] : [`from ${values} import ${helpers.join(', ')}`]), '', ...roots.map((root) => `${rootName(root)} = operation(subject, ${namesText(root)})`),
  ];
  return {
    files: [{ name: `test_${snake(name)}.py`, text: `${header}${head.join('\n').trimEnd()}\n\n\n${body}` }, { name: `${values}.py`, text: `${header}${PYTHON_VALUES_TEXT}` }],
    tests: tests.length, skipped: tests.filter((t) => t.skip !== null).length, notHeld,
  };
}

function testsOf(requirement: Requirement, spec: Spec, notHeld: NotHeld[]): readonly PythonTest[] {
  const { id, checks, criteria, freedoms, status, strength, span, title } = requirement;
  const lines = spec.requirements.flatMap((r) => r.freedoms).flatMap((f) => (f.kind === 'line' ? [f.freedom] : []));
  const silent = status === 'confirmed' ? null : SILENT[status];
  const called = `test_${id.replaceAll('-', '_')}${strength === 'MUST' ? '' : `_${strength}`}`;
  const made = checks.map((check, i) => {
    const body = pythonBody(check, lines);
    const skip = silent ?? ('skip' in body ? body.skip : null);
    if (skip !== null) notHeld.push({ requirement: id, line: check.span.start.line, text: oneLine(check.text), why: `It is not run: ${skip}.` });
    return testOf(`${called}_${i + 1}`, { says: `${id}: ${oneLine(check.text)}`, lines: 'skip' in body ? [] : body.lines, skip });
  });
  if (checks.length > 0 || freedoms.length > 0 || status !== 'confirmed') return made;
  const skip = 'no check stands beneath it';
  return (criteria.length > 0 ? criteria : [{ text: title, span }]).map((criterion, i) => {
    notHeld.push({ requirement: id, line: criterion.span.start.line, text: criterion.text, why: `It is not run: ${skip}.` });
    return testOf(`${called}_${i + 1}`, { says: `${id}: ${oneLine(criterion.text)}`, lines: [], skip });
  });
}

function testOf(name: string, { says, lines, skip }: { readonly says: string; readonly lines: readonly string[]; readonly skip: string | null }): PythonTest {
  const mark = skip === null ? [] : [`@pytest.mark.skip(reason=${JSON.stringify(skip)})`];
  // A comment is no place for what a docstring would read as an escape.
  return { skip, text: [...mark, `def ${name}():`, `    # ${says}`, ...(lines.length === 0 ? ['pass'] : lines).map((line) => `    ${line}`), ''].join('\n') };
}
