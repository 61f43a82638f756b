import type { Entry, EntryLine, EntryText } from '../../model/baseline.js';
import type { Case, Step } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import { caseText, parseCase, stepTexts } from '../../value/case.js';
import { parseObservation } from '../../value/outcome.js';
import { parse } from '../../value/parse.js';
import { askedStep, kindOf, memberEnd, nameEnd } from './scan.js';
import { madeAt, sessionVariable, splitEntry } from './split.js';

/** An entry as the text that is hashed and written. */
export function entryText({ case: of, observation }: Entry): EntryText {
  if (of.kind === 'call') return `${caseText(of)} ${observation.text}`;
  const outcomes = observation.text.split('\n');
  const steps = stepTexts(of);
  if (outcomes.length > steps.length) throw new Error(`${caseText(of)} has ${steps.length} steps and ${outcomes.length} outcomes`);
  return steps.map((step, i) => (outcomes[i] === undefined ? step : `${step} ${outcomes[i]}`)).join('\n');
}

/** The line of an entry that stands in no file. */
export function lineOf(entry: Entry): EntryLine {
  return { text: entryText(entry), line: 0, operation: entry.case.operation, case: caseText(entry.case) };
}

/** What orders and names an entry; null where the text is none. No value is parsed. `line` is where it stands in its file. */
export function entryLine(text: EntryText, line: number): EntryLine | null {
  const split = splitEntry(text);
  if (split === null) return null;
  const variable = sessionVariable(text);
  const operation = operationAt(text, variable === null ? 0 : madeAt(text, variable));
  if (operation === null) return null;
  return { text, line, operation, case: variable === null ? split[0]!.asked : split.map(({ asked }) => asked).join('; ') };
}

function operationAt(text: string, at: number): string | null {
  const name = text.slice(at, nameEnd(text, at));
  return name.startsWith('"') ? unquoted(name) : name;
}

function unquoted(name: string): string | null {
  try {
    return parse(name) as string;
  } catch {
    return null;
  }
}

/** The entry that a text stands for, cut out of it. Values are as they stand there: `checkedEntry` is for text by hand. */
export function entryOf({ text, operation, case: asked }: EntryLine): Entry {
  if (sessionVariable(text) === null) {
    const outcome = text.slice(asked.length + 1);
    return { case: { kind: 'call', operation, input: inputOf(asked, nameEnd(asked, 0)) }, observation: { kind: kindOf(outcome) ?? 'couldNotRun', text: outcome } };
  }
  const split = splitEntry(text);
  if (split === null) throw new Error(`no entry: ${text}`);
  return { case: caseOf(split.map(({ asked }) => asked), operation, sessionVariable(text)), observation: observationOf(split.flatMap(({ outcome }) => outcome ?? [])) };
}

function observationOf(outcomes: readonly string[]): Observation {
  return { kind: kindOf(outcomes.at(-1) ?? '') ?? 'couldNotRun', text: outcomes.join('\n') };
}

const REFERENCE = /\*\d/;

function caseOf(asked: readonly string[], operation: string, variable: string | null): Case {
  if (variable === null) return { kind: 'call', operation, input: inputOf(asked[0]!, nameEnd(asked[0]!, 0)) };
  // Where steps refer to one another, what each of them is handed shows only once the text is read.
  if (asked.some((text) => REFERENCE.test(text))) return parseCase(asked.join('; '));
  const given = new Map<string, number>();
  const steps = asked.map((text, i): Step => {
    if (i > 0) return stepOf(text, { variable, given, number: i });
    const at = madeAt(text, variable);
    const input = inputOf(text, nameEnd(text, at));
    return at > variable.length + ' = '.length ? { access: 'construct', member: 'constructor', input } : { access: 'make', member: 'function', input };
  });
  return { kind: 'session', operation, steps };
}

function stepOf(text: string, { variable, given, number }: { readonly variable: string; readonly given: Map<string, number>; readonly number: number }): Step {
  const asked = askedStep(text, { variable, given });
  const end = asked === null ? -1 : memberEnd(text, asked.at);
  if (asked === null || end < 0) throw new Error(`no step: ${text}`);
  if (asked.kept !== null) given.set(asked.kept, number);
  const { at, access } = asked;
  const on = asked.on === null ? {} : { on: asked.on };
  const member = at === end ? '' : text.charCodeAt(at) === 91 ? parse(text.slice(at + 1, end - 1)) as string : text.slice(at + 1, end);
  if (end === text.length) return { access: 'get', member, ...on, input: '[]' };
  return text.charCodeAt(end) === 40 ? { access, member, ...on, input: inputOf(text, end) } : { access: 'set', member, ...on, input: `[${text.slice(end + ' = '.length)}]` };
}

/** What stands between the brackets that open at `at` and end the text, as an argument list. */
function inputOf(text: string, at: number): string {
  const inside = text.slice(at + 1, -1);
  return inside.startsWith('...') ? inside.slice(3) : `[${inside}]`;
}

/** An entry that a person may have written: its inputs printed again, its outcome read. Throws a `NotationError`. */
export function checkedEntry(line: EntryLine): Entry {
  const { observation } = entryOf(line);
  const of = parseCase(line.case);
  if (observation.kind === 'returned' || observation.kind === 'threw') parseObservation(observation.text);
  return { case: of, observation };
}
