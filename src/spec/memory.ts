import type { Finding } from '../model/finding.js';
import type { Requirement, Span } from '../model/spec.js';
import type { ParsedChunks } from './document/markdown.js';
import { Notes } from './notes.js';
import { placeOf } from './document/markdown.js';
import { readRequirement } from './requirement.js';
import type { Surroundings } from './requirement.js';
import type { Section } from './outline/outline.js';

/** A requirement as it was read, and what was found in it. */
interface Remembered {
  readonly requirement: Requirement;
  readonly notes: Notes;
}

/**
 * What was read of an earlier text of the same file, so that reading the next one costs what changed. It never changes what is read: a
 * requirement is read again where anything is different on which its reading depends, and only moved where it stands further down.
 */
export class SpecMemory {
  readonly #before: { readonly chunks: ParsedChunks; readonly requirements: ReadonlyMap<string, Remembered> };
  readonly chunks: ParsedChunks = new Map();
  readonly #requirements = new Map<string, Remembered>();

  /** What the last reading used is kept, and nothing older. */
  constructor(last: SpecMemory | null = null) {
    this.#before = last === null ? { chunks: new Map(), requirements: new Map() } : { chunks: last.chunks, requirements: last.#requirements };
  }

  get known(): ParsedChunks {
    return this.#before.chunks;
  }

  requirement(section: Section, around: Surroundings, file: string): Requirement {
    const key = keyOf(section, around);
    const found = this.#requirements.get(key) ?? this.#before.requirements.get(key) ?? readAlone(section, around, file);
    this.#requirements.set(key, found);
    const by = { line: section.span.start.line - found.requirement.span.start.line, offset: section.span.start.offset - found.requirement.span.start.offset };
    around.notes.findings.push(...found.notes.findings.map((finding) => movedFinding(finding, by)));
    around.notes.notRead.push(...moved(found.notes.notRead, by));
    return moved(found.requirement, by);
  }
}

function readAlone(section: Section, around: Surroundings, file: string): Remembered {
  const notes = new Notes(file);
  return { requirement: readRequirement(section, { ...around, notes }), notes };
}

/**
 * All that reading a section depends on: its text from the first column on, which of its blocks belong to it, what their links lead to (by
 * their kind), and what the signature names.
 */
function keyOf({ id, title, status, span, titlePieces, blocks }: Section, { source, declares }: Surroundings): string {
  const start = source.lineStart(span.start.line);
  const ends = blocks.map((block) => placeOf(block.node, source));
  const end = Math.max(span.end.offset, ...ends.map((place) => place.end));
  const shape = blocks.map((block, i) => `${block.kind} ${(ends[i]?.start ?? 0) - start} ${(ends[i]?.end ?? 0) - start}${block.kind === 'paragraph' ? JSON.stringify(block.pieces.map(({ kind, value }) => [kind, value])) : ''}`);
  return JSON.stringify([id, title, status, span.start.column, titlePieces.map(({ value }) => value), shape, source.text.slice(start, end), [...declares]]);
}

interface Shift {
  readonly line: number;
  readonly offset: number;
}

function movedFinding(finding: Finding, by: Shift): Finding {
  const { line, endLine } = finding;
  return { ...finding, ...(line !== undefined && { line: line + by.line }), ...(endLine !== undefined && { endLine: endLine + by.line }) };
}

/** Plain data with each place in it so much further down. */
function moved<T>(value: T, by: Shift): T {
  return by.line === 0 && by.offset === 0 ? value : (movedIn(value, by) as T);
}

function movedIn(value: unknown, by: Shift): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => movedIn(item, by));
  if (isPosition(value)) return { ...value, line: value.line + by.line, offset: value.offset + by.offset };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, movedIn(item, by)]));
}

function isPosition(value: object): value is Span['start'] {
  return 'line' in value && 'column' in value && 'offset' in value;
}
