import { mapForEach, mapSize, setForEach, setSize } from '../primordials.js';
import type { Kind } from './kind.js';
import { probe } from './probe.js';

const never = (): boolean => false;

const mapKind: Kind = {
  name: 'Map', prototype: Map.prototype, is: probe(mapSize), says: never,
  write: (writer, value) => {
    if (mapSize(value) === 0) {
      writer.out += 'new Map()';
      return;
    }
    let before = 'new Map([[';
    mapForEach(value, (held, key) => {
      writer.out += before;
      writer.value(writer, key);
      writer.out += ', ';
      writer.value(writer, held);
      before = '], [';
    });
    writer.out += ']])';
  },
};

const setKind: Kind = {
  name: 'Set', prototype: Set.prototype, is: probe(setSize), says: never,
  write: (writer, value) => {
    if (setSize(value) === 0) {
      writer.out += 'new Set()';
      return;
    }
    let before = 'new Set([';
    setForEach(value, (held) => {
      writer.out += before;
      writer.value(writer, held);
      before = ', ';
    });
    writer.out += '])';
  },
};

export const collectionKinds: readonly Kind[] = [mapKind, setKind];
