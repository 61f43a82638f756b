/** A kind of fence: what its info string is, what it holds, and what to begin with. */
export interface FenceHelp {
  readonly info: string;
  readonly says: string;
  /** Its content as a snippet. `OPERATION` stands for one that the spec declares. */
  readonly snippet: string;
}

/** In the order of the format's page. */
export const FENCES: readonly FenceHelp[] = [
  { info: 'ts signature', says: 'Types and signatures of the subject, in TypeScript: what all checks of this spec may name.', snippet: 'export function ${1:name}(${2:a: string}): ${3:string}' },
  { info: 'ts example', says: 'A session. `// → value` or `// throws Name` behind a statement that is an expression says what is expected of it.', snippet: 'OPERATION(${1}) // → ${2:value}' },
  { info: 'ts property', says: 'A predicate over typed parameters that holds for every input. `implies`, `equal`, `throws` and `returns` are at hand. Where its one call passes exactly its own parameters it is a postcondition, and is judged on recorded cases too.', snippet: '(${1:a: string}) => ${2:OPERATION(a) === OPERATION(a)}' },
  { info: 'ts model', says: 'A reference for one operation, as a function of its name: the subject does what this does.', snippet: 'function OPERATION(${1}) {\n  return ${2};\n}' },
  { info: 'ts unspecified', says: 'One freedom a line: a path (`error.message`, `result.**.id`), an aspect (`#key-order`) or a tolerance (`result #within 0.005`), with `operation:` before it for one operation alone. What is free is erased before observations are compared.', snippet: '${1:error.message}' },
  { info: 'cases', says: "Entries in the baseline's own notation, `case outcome`, one a line: what was recorded, made part of the spec.", snippet: 'OPERATION(${1}) → ${2:value}' },
];

const FREE_INPUTS = 'One predicate over the inputs of that operation: where it is true, the outcome is free.';

/** What is to be said of a fence with that info string; null where it is none of the format's. */
export function fenceHelp(lang: string, meta: string): string | null {
  const [word = '', ...rest] = meta.trim().split(/\s+/);
  const info = `${lang.toLowerCase() === 'typescript' ? 'ts' : lang} ${word}`.trim();
  if (info === 'ts unspecified' && rest[0] === 'for') return FREE_INPUTS;
  return FENCES.find((each) => each.info === info)?.says ?? null;
}
