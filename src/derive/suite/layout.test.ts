import { describe, expect, it } from 'vitest';
import { deeper } from './layout.js';

describe('layout of made code', () => {
  it('moves each line, and turns tabs to spaces', () => {
    expect(deeper('f({\n\ta: 1,\n\tb: [\n\t\t2\n\t]\n});', '  ')).toBe('  f({\n    a: 1,\n    b: [\n      2\n    ]\n  });');
    expect(deeper('a;\n\nb;', '  ')).toBe('  a;\n\n  b;');
  });

  it('leaves lines that begin within a template, whose value they are', () => {
    const code = 'const a = `\n\tone\n${[\n\t1\n]}\n`;\nb(`c`);';
    expect(deeper(code, '  ')).toBe('  const a = `\n\tone\n${[\n    1\n  ]}\n`;\n  b(`c`);');
    const [, value] = /= (?<template>[^]*);\n/.exec(deeper(code, '    ')) ?? [];
    expect(new Function(`return ${value ?? ''}`)()).toBe('\n\tone\n1\n');
  });
});
