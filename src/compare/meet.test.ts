import { describe, expect, it } from 'vitest';
import { isWithin, meet, nested } from './meet.js';

describe('paths that may name one place', () => {
  it.each([
    ['result', 'result', true], ['result.*', 'result.**', true], ['result.*', 'result[].*', true], ['result.*', 'result.total', true], ['result.options.*', 'result.options.loose', true],
    ['result.total', 'result.tax', false], ['result', 'result.total', false], ['result.a.*', 'result.b.*', false], ['args[0]', 'args[1]', false], ['result', 'error', false],
    ['result.items[].total', 'result.items.**.total', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(meet(a, b)).toBe(expected);
    expect(meet(b, a)).toBe(expected);
  });

  it.each([
    ['result.options.loose', 'result.semver.options.loose', true], ['result.operator', 'result.set.**.operator', true],
    ['result', 'result.total', false], ['result.*', 'result.a.b', false], ['result.loose', 'result.loose.options', false], ['error.message', 'error.cause.message', false],
  ])('%s inside %s: %s', (a, b, expected) => {
    expect(nested(a, b)).toBe(expected);
  });
});

it.each([
  ['result.*', 'result.*', true], ['result.**', 'result[].*', true], ['result.**', 'result', true], ['result.items.**.id', 'result.items[].id', true], ['args[0].a', 'args[0].a', true],
  ['result.*', 'result.total', false], ['result.**', 'result.total', false], ['result.*', 'result', false], ['result.*', 'result[]', false], ['result.total', 'result.*', true],
  ['result.total', 'result.*.total', false], ['args[0].a', 'args[1].a', false], ['result.items.**.id', 'result.items[].no.id', false],
])('what is said of %s is said of %s: %s', (said, path, holds) => {
  expect(isWithin(said, path)).toBe(holds);
});
