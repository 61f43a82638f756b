import { parseSync, type Node } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { groupsOf, namesIn } from './change-groups.js';
import { applyEdits } from './specifiers.js';
import { treeDiff, type Tree } from './tree-diff.js';

const tree = (code: string): Tree => ({ code, program: parseSync('a.ts', code, { preserveParens: false }).program as Node });
const shown = (before: string, after: string): readonly string[] => treeDiff(tree(before), tree(after)).map((edit) => `${before.slice(edit.start, edit.end)} → ${edit.replacement}`);

describe('what differs between two versions of a source', () => {
  it.each([
    ['layout and comments', 'const a = [1, 2]; // two\n', 'const a = [\n  1,\n  2,\n]\n'],
    ['quotes and parentheses', 'f("a" + (b));', "f(('a' + b))"],
    ['types', 'function f(a) { return a; }', 'interface A {}\nfunction f(a: string): string { return a; }'],
  ])('is nothing for %s', (_, before, after) => {
    expect(shown(before, after)).toEqual([]);
  });

  it.each([
    ['a literal', 'f(1); g(1);', 'f(1); g(2);', ['1 → 2']],
    ['an operator', 'if (a < b) c();', 'if (a <= b) c();', ['a < b → a <= b']],
    ['two places', 'f(1); x(); g("a");', 'f(2); x(); g("b");', ['1 → 2', '"a" → "b"']],
    ['one more statement', 'function f(a) { return a; }', 'function f(a) { if (!a) return 0; return a; }', [' → if (!a) return 0;']],
    ['a method', 'class A { of(a) { return a + 1; } }', 'class A { of(a) { return a + 2; } }', ['1 → 2']],
    ['a template', 'f(`a${b}`)', 'f(`c${b}`)', ['`a${b}` → `c${b}`']],
    ['a case', 'switch (a) { case 1: f(); }', 'switch (a) { case 1: f(); case 2: g(); }', [' → case 2: g();']],
  ])('is as little as can be: %s', (_, before, after, edits) => {
    expect(shown(before, after)).toEqual(edits);
  });

  it.each([
    ['f(a * c)', 'f((a + b) * c)'],
    ['function f() {}', 'function f() { g(); }'],
    ['f(); g(); h();', 'g(); x(); h(); y();'],
    ['const a = { b() { return 1; }, c };', 'const a = { b() { return 2; }, d };'],
    ['switch (a) {}', 'switch (a) { default: f(); }'],
    ['a?.b.c(1)', 'a?.d.c(1)'],
  ])('makes the one of the other: %s', (before, after) => {
    const made = applyEdits(before, treeDiff(tree(before), tree(after)));
    expect(treeDiff(tree(made), tree(after))).toEqual([]);
  });

  it('says what is imported from elsewhere', () => {
    expect(treeDiff(tree('module.exports = require("a").get'), tree('module.exports = require("b").get')).map((e) => e.imports)).toEqual([true]);
    expect(treeDiff(tree('import a from "a"; f(1);'), tree('import a from "a"; f(2);')).map((e) => e.imports)).toEqual([false]);
  });
});

describe('changes that belong together', () => {
  const groups = (before: string, after: string): readonly number[] => {
    const [a, b] = [tree(before), tree(after)];
    return groupsOf(treeDiff(a, b), { prior: namesIn([a.program]), candidate: namesIn([b.program]) }, () => false).map((group) => group.length);
  };

  it('are one that brings in a name and one that uses it', () => {
    expect(groups('x(); f(1); y(); z(2);', 'const help = (a) => a; x(); f(help(1)); y(); z(3);')).toEqual([2, 1]);
  });

  it('are two where both use what was there before, or what is there everywhere', () => {
    expect(groups('k(); f(1); g(2);', 'k(); f(k); g(k);')).toEqual([1, 1]);
    expect(groups('f(1); k(); g(2);', 'f(Math.E); k(); g(Math.PI);')).toEqual([1, 1]);
  });
});
