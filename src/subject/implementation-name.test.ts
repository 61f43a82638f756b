import { describe, expect, it } from 'vitest';
import { Problem } from '../host/problem.js';
import { readImplementationName } from './implementation-name.js';

const path = (p: string, e: string | null = null) => ({ kind: 'path', path: p, export: e });
const git = (ref: string, p: string, e: string | null = null) => ({ kind: 'git', ref, path: p, export: e });
const npm = (name: string, version: string | null, subpath: string | null = null, e: string | null = null) => ({ kind: 'npm', package: name, version, subpath, export: e });

describe('readImplementationName', () => {
  it.each([
    ['src/price.ts', path('src/price.ts')],
    ['src/price.ts#total', path('src/price.ts', 'total')],
    ['src/price.ts#Cart.from', path('src/price.ts', 'Cart.from')],
    ['C:\\x.ts', path('C:\\x.ts')],
    ['C:/x.ts#f', path('C:/x.ts', 'f')],
    ['C#/price.ts', path('C#/price.ts')],
    ['a#1.ts', path('a#1.ts')],
    ['.', path('.')],
    ['./a:b.ts', path('./a:b.ts')],
    ['git:main:src/price.ts', git('main', 'src/price.ts')],
    ['git:HEAD~1:src/price.ts#total', git('HEAD~1', 'src/price.ts', 'total')],
    ['git:HEAD@{2026-01-31 10:00}:a.ts', git('HEAD@{2026-01-31 10:00}', 'a.ts')],
    ['git:feature/x:a:b.ts', git('feature/x', 'a:b.ts')],
    ['npm:classnames@2.5.1', npm('classnames', '2.5.1')],
    ['npm:@scope/name@1/sub/path#export', npm('@scope/name', '1', 'sub/path', 'export')],
    ['npm:lodash', npm('lodash', null)],
    ['npm:lodash/fp', npm('lodash', null, 'fp')],
    ['npm:lodash@^4.17/camelCase.js', npm('lodash', '^4.17', 'camelCase.js')],
    ['npm:lodash@>=4 <5', npm('lodash', '>=4 <5')],
    ['npm:lodash@1.x || 2', npm('lodash', '1.x || 2')],
    ['npm:JSONStream@latest', npm('JSONStream', 'latest')],
  ])('reads %s', (text, wanted) => {
    expect(readImplementationName(text)).toEqual({ text, ...wanted });
  });

  it.each([
    ['', 'it is empty'],
    ['#total', 'nothing stands before the #'],
    ['#total', 'nothing stands before the #'],
    ['src/price.ts#', 'nothing stands behind the #'],
    ['src/price.ts#not-a-name', 'not-a-name is not the name of an export'],
    ['git:main', 'git: wants a ref, a colon and a path'],
    ['git::a.ts', 'the ref is missing'],
    ['git:main:', 'the path behind main: is missing'],
    ['git:--upload-pack=x:a.ts', '--upload-pack=x is not a ref'],
    ['npm:', 'nothing is not the name of a package'],
    ['npm:../x', '../x is not the name of a package'],
    ['npm:a@', 'nothing stands behind the @'],
    ['npm:a@--registry', '--registry is not a version'],
    ['npm:a@file:../x', 'file:.. is not a version'],
    ['npm:a@1/../b', '../b leads out of the package'],
    ['https://x.test/a.js', 'https: is not a kind of implementation'],
    ['gti:main:a.ts', 'gti: is not a kind'],
  ])('refuses %j', (text, why) => {
    expect(() => readImplementationName(text)).toThrow(Problem);
    expect(() => readImplementationName(text)).toThrow(why);
    expect(() => readImplementationName(text)).toThrow('npm:classnames@2.5.1');
  });
});
