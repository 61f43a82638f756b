import { expect, it } from 'vitest';
import type { Parameter, Shape, Signature } from '../model/shape.js';
import { withAddedOptions } from './added-options.js';

const STRING: Shape = { kind: 'string' };
const BOOLEAN: Shape = { kind: 'boolean' };
const record = (properties: Readonly<Record<string, Shape>>, optional = true): Shape => ({ kind: 'record', properties: Object.entries(properties).map(([name, shape]) => ({ name, shape, optional })) });
const parameter = (shape: Shape, more: Partial<Parameter> = {}): Parameter => ({ name: 'a', shape, optional: false, rest: false, ...more });
const signature = (...parameters: readonly Parameter[]): Signature => ({ parameters, returns: { kind: 'any' } });
const textAnd = (...more: readonly Shape[]): Signature => signature(parameter(STRING), ...more.map((shape) => parameter(shape, { optional: true })));

it.each([
  ['an option', textAnd(record({ a: BOOLEAN })), textAnd(record({ a: BOOLEAN, b: STRING }, false)), textAnd({ kind: 'record', properties: [{ name: 'a', shape: BOOLEAN, optional: true }, { name: 'b', shape: STRING, optional: true }] })],
  ['an option of an option', textAnd(record({ a: record({ x: BOOLEAN }) })), textAnd(record({ a: record({ x: BOOLEAN, y: BOOLEAN }) })), textAnd(record({ a: record({ x: BOOLEAN, y: BOOLEAN }) }))],
  ['an option of one form of several', textAnd({ kind: 'union', of: [BOOLEAN, record({ a: BOOLEAN })] }), textAnd(record({ b: STRING })), textAnd({ kind: 'union', of: [BOOLEAN, record({ a: BOOLEAN, b: STRING })] })],
  ['a parameter', textAnd(), textAnd(record({ a: BOOLEAN })), textAnd(record({ a: BOOLEAN }))],
])('adds %s that the candidate alone declares', (_, prior, candidate, wider) => {
  expect(withAddedOptions([prior], [candidate])).toEqual([prior, wider]);
});

it.each([
  ['the same', textAnd(record({ a: BOOLEAN })), textAnd(record({ a: STRING }))],
  ['less', textAnd(record({ a: BOOLEAN }), STRING), textAnd(record({}))],
  ['another kind', textAnd(STRING), textAnd(record({ a: BOOLEAN }))],
  ['two forms of records, of which nobody knows which is meant', textAnd(record({ a: BOOLEAN })), textAnd({ kind: 'union', of: [record({ b: BOOLEAN }), record({ c: BOOLEAN })] })],
  ['what a record of any keys takes already', textAnd({ kind: 'record', properties: [], index: { key: STRING, value: STRING } }), textAnd(record({ a: BOOLEAN }))],
  ['more behind any number', signature(parameter(STRING, { rest: true })), signature(parameter(STRING, { rest: true }), parameter(BOOLEAN))],
])('adds nothing where the candidate declares %s', (_, prior, candidate) => {
  expect(withAddedOptions([prior], [candidate])).toEqual([prior]);
  expect(withAddedOptions([prior], [])).toEqual([prior]);
});

it('takes overloads in their order', () => {
  const [one, two] = [textAnd(), signature(parameter(BOOLEAN), parameter(record({ a: BOOLEAN })))];
  const wider = signature(parameter(BOOLEAN), parameter(record({ a: BOOLEAN, b: BOOLEAN }, true)));
  expect(withAddedOptions([one, two], [one, wider]).slice(2)).toEqual([{ ...two, parameters: [two.parameters[0], { ...two.parameters[1], shape: { kind: 'record', properties: [{ name: 'a', shape: BOOLEAN, optional: true }, { name: 'b', shape: BOOLEAN, optional: true }] } }] }]);
});
