const ANY_DEPTH = '.**';
/** Levels of a path that are data: an index, any key, any depth. */
const DATA = /^(?:\[\]|\.\*+)$/;

/**
 * Whether two paths of rows may name one place: names are the same, a level of data may stand for a name, and one more or less of them is
 * the same structure at another depth; so is a name that comes twice in a row: `result.tail.prev.prev` lies in a list that is longer.
 */
export function meet(a: string, b: string): boolean {
  return partsMeet(oncePerChain(partsOf(a)), oncePerChain(partsOf(b)));
}

/** Of a name that leads from one to the next like it, one is left. */
function oncePerChain(parts: readonly string[]): readonly string[] {
  return parts.filter((part, i) => i === 0 || DATA.test(part) || part !== parts[i - 1]);
}

/** The same, or one lies where the other's whole value is a part: `result.options.loose`, `result.semver.options.loose`. */
export function nested(a: string, b: string): boolean {
  if (meet(a, b)) return true;
  const [x, y] = [partsOf(a), partsOf(b)];
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short[0] !== 'result' || long[0] !== 'result' || !short.slice(1).some((part) => !DATA.test(part))) return false;
  return partsMeet(short.slice(1), long.slice(1 + long.length - short.length));
}

/** Whether a path is one of those that another says: level by level, where `.**` is any number of levels of data. No level of data is a name. */
export function isWithin(said: string, path: string): boolean {
  return levelsWithin(partsOf(said), partsOf(path));
}

function levelsWithin([said, ...more]: readonly string[], path: readonly string[]): boolean {
  const [level, ...below] = path;
  if (said === undefined) return level === undefined;
  if (said === ANY_DEPTH) return levelsWithin(more, path) || (level !== undefined && DATA.test(level) && levelsWithin([said, ...more], below));
  // A name of the code's that the input holds too is told as data.
  const isNamed = level === '.*' && said.startsWith('.') && !DATA.test(said);
  return (said === level || isNamed) && levelsWithin(more, below);
}

function partsOf(path: string): readonly string[] {
  return path.match(/^\w+(?:\[\d+\])?|\[\]|\.\*+|\.[^.[]+/gu) ?? [path];
}

function partsMeet(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a[0], b[0]];
  if (x === undefined && y === undefined) return true;
  if (x !== undefined && DATA.test(x) && partsMeet(a.slice(1), b)) return true;
  if (y !== undefined && DATA.test(y) && partsMeet(a, b.slice(1))) return true;
  if (x === undefined || y === undefined) return false;
  return (x === y || DATA.test(x) || DATA.test(y)) && partsMeet(a.slice(1), b.slice(1));
}
