import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import { parseCase } from '../../value/case.js';
import { NotationError } from '../../value/notation-error.js';
import { parseObservation } from '../../value/outcome.js';
import { bracketEnd, valueEnd } from '../../value/parsing/skip.js';
import type { CheckContext } from '../checks/context.js';
import { add, checkId } from '../checks/make.js';
import { caseId } from '../../value/case.js';
import type { Fence } from '../document/fence.js';
import { clip } from '../notes.js';

/** What an operation or a step is called, up to the bracket of its arguments. */
const CALL = /^(?:void\s+)?(?:[\w$]+\s*=\s*(?:new\s+)?)?(?:"(?:[^"\\]|\\.)*"|[\w$]+(?:\.[\w$]+|\["(?:[^"\\]|\\.)*"\])*)/;
/** What gives a property a value. */
const SETS = /^\s*=\s*(?!=)/;
const OUTCOME = /^\s*(?<outcome>(?:→|throws|exits|never returns|never settles|crashes|fails to load|is not reached)[^]*)$/;
const KINDS: readonly (readonly [RegExp, Observation['kind']])[] = [
  [/^→/, 'returned'], [/^throws/, 'threw'], [/^exits/, 'exited'], [/^never/, 'timedOut'], [/^crashes/, 'crashed'], [/^fails to load/, 'failedToLoad'],
];

/** A case or step with its outcome; what was broken over several lines is one again. */
interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * `cases`: entries as a baseline has them, `case outcome`. The steps of a session stand indented beneath its first line. A long value
 * is broken after an opening bracket, after commas, and before the closing bracket.
 */
export function readEntries(fence: Fence, context: CheckContext): void {
  let entry: Line[] = [];
  let depth = 0;
  let start = 0;
  const flush = (): void => {
    if (entry.length > 0) readEntry(entry, fence, context);
    entry = [];
    depth = 0;
  };
  for (const line of fence.text.split('\n')) {
    const text = line.trim();
    const place = { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length };
    start += line.length + 1;
    if (text === '') continue;
    const closes = depth > 0 && /^[)\]}]/.test(text);
    if (!closes && !/^\s/.test(line)) flush();
    const last = entry.at(-1);
    if (depth > 0 && last !== undefined) entry[entry.length - 1] = { text: last.text + (closes || !last.text.endsWith(',') ? '' : ' ') + text, start: last.start, end: place.end };
    else entry.push({ text, ...place });
    depth += (/[([{]$/.test(text) ? 1 : 0) - (closes ? 1 : 0);
  }
  flush();
}

function readEntry(lines: readonly Line[], fence: Fence, context: CheckContext): void {
  const span = fence.part(lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0);
  const wrong = (message: string): void => context.notes.find('SPEC-EXAMPLE-UNREADABLE', span, `${clip(lines[0]?.text ?? '')} is no entry: ${message}. An entry is a case and its outcome as a baseline has them, as in total([]) → 0; the steps of a session stand indented beneath it.`);
  const parts = lines.map((line) => splitLine(line.text));
  const texts = parts.flatMap((part) => part?.outcome ?? []);
  // Steps behind the one that ended a session have no outcome; one that returned has ended none.
  const asked = texts.length === 0 || texts.at(-1)?.startsWith('→') === true ? lines.length : texts.length;
  const broken = parts.findIndex((part, i) => part === null || (part.outcome === null && i < asked));
  if (broken >= 0) return wrong(broken === 0 ? 'no outcome follows the case' : `no outcome follows ${clip(lines[broken]?.text ?? '')}`);
  try {
    const of = parseCase(parts.map((part) => part?.asked ?? '').join('; '));
    if (of.kind === 'call' && lines.length > 1) return wrong('only a session has steps');
    parseObservation(texts.join('\n'));
    addEntry(of, observationOf(texts), span);
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    wrong(error.message);
  }

  function addEntry(of: Case, observation: Observation, at: typeof span): void {
    const { requirement } = context;
    add(context, {
      kind: 'pin', id: checkId(requirement, 'entry', caseId(of), observation.text), requirement, span: at, text: clip(parts.map((part) => [part?.asked, part?.outcome ?? []].flat().join(' ')).join('; ')), case: of,
      expected: { how: 'observes', observation },
    });
  }
}

/** The case and the outcome of one line; null for what is neither, an outcome of null where nothing follows the case. */
function splitLine(text: string): { readonly asked: string; readonly outcome: string | null } | null {
  const name = CALL.exec(text)?.[0];
  if (name === undefined) return null;
  const sets = SETS.exec(text.slice(name.length))?.[0] ?? null;
  const end = sets !== null ? valueEnd(text, name.length + sets.length, (after) => OUTCOME.test(after)) : text.charAt(name.length) === '(' ? bracketEnd(text, name.length) : name.length;
  if (end < 0) return null;
  const rest = text.slice(end);
  if (rest.trim() === '') return { asked: text.slice(0, end), outcome: null };
  const outcome = OUTCOME.exec(rest)?.groups?.['outcome'];
  return outcome === undefined ? null : { asked: text.slice(0, end), outcome: outcome.trimEnd() };
}

/** Of a session the kind is that of its last step. */
function observationOf(texts: readonly string[]): Observation {
  const last = texts.at(-1) ?? '';
  return { kind: KINDS.find(([begins]) => begins.test(last))?.[1] ?? 'returned', text: texts.join('\n') };
}
