import { expect, it } from 'vitest';
import { compile } from './compile.js';
import { originalLine } from './original-place.js';

it('leads from each line of compiled code to the line that it comes from', () => {
  const source = "interface A {\n  a: number;\n}\n\nexport const one = (a: A) => a.a;\n\n\n// words\nexport function two(): string {\n  type B = string;\n  const b: B = 'two';\n\n  return b;\n}\n";
  const { code, map } = compile('/nowhere/a.ts', source);
  const lines = code.split('\n');
  const original = source.split('\n');
  const said = ['one', 'function two', "'two'", 'return b'].map((text) => {
    const at = lines.findIndex((line) => line.replaceAll('"', "'").includes(text));
    return original[originalLine(map?.mappings ?? '', at + 1) - 1]?.includes(text);
  });
  expect(said).toEqual([true, true, true, true]);
});
