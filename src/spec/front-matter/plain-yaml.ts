import { Scalar, YAMLSeq } from 'yaml';

/** A path, a name or a pattern that is a text to YAML, whatever schema reads it. */
const TEXT = String.raw`(?:\.{1,2}/|[A-Za-z])[\w./*-]*`;
const LINE = new RegExp(String.raw`^(?<before>(?<key>[a-z]+): )(?:(?<version>1)|(?<text>${TEXT})|\[(?<list>${TEXT}(?:, ${TEXT})*)\])$`);
/** Words that stand for something else, in one schema or another. */
const WORD = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/**
 * The values of front matter by their keys, as the parser of YAML gives them, where every line is `key: 1`, `key: text` or
 * `key: [text, text]` with one of these keys; null where the parser has to read it.
 */
export function plainYaml(yaml: string, keys: readonly string[]): ReadonlyMap<string, Scalar | YAMLSeq> | null {
  const values = new Map<string, Scalar | YAMLSeq>();
  let start = 0;
  for (const line of yaml.split('\n')) {
    const { before = '', key = '', version, text, list } = LINE.exec(line)?.groups ?? {};
    if (!keys.includes(key) || values.has(key)) return null;
    const from = start + before.length;
    const value = version !== undefined ? scalar(1, from, from + 1) : text !== undefined ? scalar(text, from, from + text.length) : listOf(list ?? '', from);
    const texts = value instanceof Scalar ? [value.value] : value.items.map((item) => item.value);
    if (texts.some((said) => typeof said === 'string' && WORD.test(said))) return null;
    values.set(key, value);
    start += line.length + 1;
  }
  return values;
}

function scalar<T>(value: T, from: number, to: number): Scalar<T> {
  const node = new Scalar(value);
  node.range = [from, to, to];
  return node;
}

function listOf(list: string, from: number): YAMLSeq<Scalar<string>> {
  const seq = new YAMLSeq<Scalar<string>>();
  let at = from + 1;
  for (const item of list.split(', ')) {
    seq.items.push(scalar(item, at, at + item.length));
    at += item.length + 2;
  }
  seq.range = [from, from + list.length + 2, from + list.length + 2];
  return seq;
}
