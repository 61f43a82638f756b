import { describe, expect, it } from 'vitest';
import type { ChangeKind, Difference } from '../model/difference.js';
import { apart, behind } from './beside.js';
import { namesFor } from './names.js';
import { commonOf, covers, related, symptomOf } from './symptom.js';
import { causeOf } from './title.js';

const of = (path: string, change: ChangeKind, prior: string, candidate: string): Difference => ({ operation: 'f', path, change, prior, candidate });

describe('symptoms', () => {
  it('leave out what varies with the input', () => {
    expect(symptomOf(of('result.*', 'removed', 'Map', 'absent'))).toEqual(symptomOf(of('result.*', 'removed', 'string', 'absent')));
    expect(symptomOf(of('result', 'value', 'string', 'the string in other case'))).toEqual(symptomOf(of('result', 'value', 'string', 'string')));
    expect(symptomOf(of('result', 'value', 'string', 'empty string'))).not.toEqual(symptomOf(of('result', 'value', 'empty string', 'string')));
    expect(symptomOf(of('result.*', 'sharing', 'own', 'same as args[0].user'))).toEqual(of('result.*', 'sharing', 'own', 'same as args.**'));
    expect(symptomOf(of('result', 'sharing', 'own', 'same as args[0]'))).toEqual(of('result', 'sharing', 'own', 'same as args[0]'));
    expect(symptomOf(of('result.*', 'sharing', 'same as result.a', 'own'))).toEqual(of('result.*', 'sharing', 'same as result.**', 'own'));
    expect(symptomOf(of('result', 'kind', 'string', 'undefined'))).not.toEqual(symptomOf(of('result', 'kind', 'string', 'null')));
  });

  it('are of one kind with one class that is the same, at one place', () => {
    expect(related(of('result', 'kind', 'string', 'undefined'), of('result', 'kind', 'number', 'undefined'))).toBe(true);
    expect(related(of('result', 'kind', 'string', 'undefined'), of('result', 'kind', 'number', 'null'))).toBe(false);
    expect(related(of('result.total', 'value', 'number', 'number'), of('result.tax', 'value', 'number', 'number'))).toBe(false);
    expect(related(of('result', 'value', 'number', 'number'), of('result', 'rounding', 'number', 'number'))).toBe(true);
    expect(related(of('args[1].trim', 'added', 'absent', 'boolean'), of('args[1].sep', 'kind', 'undefined', 'string'))).toBe(true);
    expect(related(of('args[1].trim', 'added', 'absent', 'boolean'), of('args[0].trim', 'added', 'absent', 'boolean'))).toBe(false);
    expect(related(of('args[1].trim', 'added', 'absent', 'boolean'), of('args[1].sep', 'removed', 'string', 'absent'))).toBe(false);
    expect(related(of('args[1].**', 'sharing', 'own', 'same as args.**'), of('result.*', 'sharing', 'own', 'same as args[0].a'))).toBe(true);
    expect(related(of('args[1].**', 'sharing', 'own', 'same as args.**'), of('result.*', 'sharing', 'same as args.**', 'own'))).toBe(false);
    expect(related(of('result.trim', 'added', 'absent', 'boolean'), of('result.sep', 'added', 'absent', 'string'))).toBe(false);
  });

  it('are of one kind at any length of a chain', () => {
    const at = (path: string) => of(path, 'kind', 'null', 'undefined');
    expect(related(at('result.tail.prev'), at('result.tail.prev.prev.prev'))).toBe(true);
    expect(related(at('result.tail.prev'), at('result.tail'))).toBe(false);
    expect(related(at('result.tail.prev'), at('result.tail.prev.prev.next'))).toBe(false);
    expect(commonOf([at('result.tail.prev'), at('result.tail.prev.prev')])?.path).toBe('result.tail.prev.**');
    expect(related(at('result.items.item'), at('result.items.items'))).toBe(false);
  });

  it('have something in common, which covers each of them', () => {
    const [a, b] = [of('result.*', 'kind', 'string', 'undefined'), of('result[].*', 'kind', 'array', 'undefined')];
    const common = commonOf([a, b]);
    expect(common).toEqual(of('result.**', 'kind', 'various', 'undefined'));
    expect([a, b].map((d) => common !== null && covers(common, d))).toEqual([true, true]);
    expect(covers(a, of('result.*', 'kind', 'number', 'undefined'))).toBe(false);
    expect(commonOf([of('result', 'kind', 'NaN', 'number'), of('result', 'kind', 'Infinity', 'number')])?.prior).toBe('Infinity or NaN');
    expect(commonOf([of('result.*', 'sharing', 'own', 'same as args[0].a'), of('result.*', 'sharing', 'own', 'same as args[1].b.c')])?.candidate).toBe('same as args.**');
    const handedOn = commonOf([of('result', 'sharing', 'own', 'same as args[0]'), of('result', 'sharing', 'own', 'same as args[2]')]);
    expect(handedOn === null ? null : causeOf(handedOn)).toBe('returns one of its arguments itself where it returned an object of its own');
    expect(handedOn !== null && covers(handedOn, of('result', 'sharing', 'own', 'same as args[1]'))).toBe(true);
    expect(commonOf([of('callbacks', 'effect', 'no calls', 'first calls'), of('callbacks', 'effect', 'calls', 'more calls')])?.candidate).toBe('more calls');
    expect(commonOf([of('callbacks', 'effect', 'calls', 'no calls'), of('callbacks', 'effect', 'calls', 'fewer calls')])?.candidate).toBe('fewer calls');
    const otherwise = commonOf([of('callbacks', 'effect', 'calls', 'no calls'), of('callbacks', 'effect', 'no calls', 'first calls')]);
    expect(otherwise === null ? null : causeOf(otherwise)).toBe('calls the functions that it is given otherwise');
    expect(commonOf([])).toBeNull();
  });

  it('stand beside another at a place of their own', () => {
    const first = of('result.total', 'value', 'number', 'number');
    const [tax, inner, order] = [of('result.tax', 'value', 'number', 'number'), of('result.total.cents', 'kind', 'number', 'string'), of('result.list', 'order', 'array', 'array')];
    expect(apart(first, [inner, tax, order])).toEqual([tax]);
  });

  it('stand behind how an instance is made, one for each method, where they say more than that', () => {
    const made: Difference = { ...of('result.age', 'added', 'absent', 'number'), operation: 'Queue' };
    const [echo, size, more, calls, shared, free] = [
      { ...made, operation: 'Queue.add' }, { ...of('result', 'value', 'number', 'number'), operation: 'Queue.size' }, { ...of('result', 'kind', 'number', 'string'), operation: 'Queue.size' },
      { ...of('callbacks', 'effect', 'calls', 'other calls'), operation: 'Queue.each' }, { ...of('result', 'sharing', 'own', 'same as args[0]'), operation: 'Queue.list' }, of('result', 'value', 'number', 'number'),
    ] as const;
    expect(behind(made, [echo, size, more, calls, shared, free])).toEqual([size]);
    // That it is not there is one thing, whatever it would be.
    const gone: Difference = { ...of('result.age', 'removed', 'number', 'absent'), operation: 'Queue' };
    expect(behind(gone, [{ ...gone, prior: 'Infinity', operation: 'Queue.add' }, size])).toEqual([size]);
    expect(behind(gone, [{ ...of('result', 'kind', 'number', 'undefined'), operation: 'Queue.age' }, { ...of('result', 'kind', 'number', 'undefined'), operation: 'Queue.size' }]).map((d) => d.operation)).toEqual(['Queue.size']);
    const given = { ...size, operation: 'Queue().size' };
    expect(behind(made, [given])).toEqual([given]);
    // What is made shows its members already.
    expect(behind({ ...made, path: 'result.size', change: 'value', prior: 'number' }, [given, { ...given, operation: 'Queue().total' }])).toEqual([{ ...given, operation: 'Queue().total' }]);
    // Where a call ended otherwise, what follows comes of that.
    expect(behind({ ...made, path: 'outcome', change: 'outcome' }, [size])).toEqual([]);
  });
});

describe('names', () => {
  const names = { taken: new Set(['sku']), given: new Set(['total']), sources: new Set(['sku', 'total', 'note', 'id']), messages: [] };

  it('are data where the input has them and no type declares them', () => {
    const isName = namesFor(names, '[{note: "x", total: 1, sku: "idle"}]');
    expect(['note', 'total', 'sku', 'id', 'other'].map((key) => isName(key, 'result'))).toEqual([false, true, false, true, false]);
    expect(isName('sku', 'args')).toBe(true);
    expect(namesFor(null, '')('anything', 'result')).toBe(true);
  });
});
