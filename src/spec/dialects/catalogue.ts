import type { Dialect } from './dialect.js';

const FENCED_EXAMPLE = /^ {0,3}(?:`{3,}|~{3,})[ \t]*example(?:[ \t].*)?\r?$/m;

const MAIN = /^##[ \t]+Requirements[ \t]*#*\r?$/im;
const DELTA = /^##[ \t]+(?:ADDED|MODIFIED|REMOVED|RENAMED)[ \t]+Requirements[ \t]*#*\r?$/im;
const OPENSPEC = /^#{3,4}[ \t]*(?:Requirement|Scenario):/im;

/** What `holdfast build` makes of a spec is none itself. */
const MADE = /^# Made from .{1,1000} by "holdfast build"/;

/** All dialects. The first that claims a file reads it. */
export const DIALECTS: readonly Dialect[] = [
  { name: 'holdfast', at: /\.spec\.md$/, claims: (file) => file.endsWith('.spec.md'), load: async () => (await import('./holdfast.js')).readHoldfast },
  { name: 'gherkin-markdown', at: /\.feature\.md$/, claims: (file) => file.endsWith('.feature.md'), load: async () => (await import('./gherkin.js')).readGherkinMarkdown },
  { name: 'gherkin', at: /\.feature$/, claims: (file, text) => file.endsWith('.feature') && !MADE.test(text), load: async () => (await import('./gherkin.js')).readGherkin },
  { name: 'commonmark', at: /(?:^|[/.])spec\.(?:txt|md)$/, claims: (_, text) => FENCED_EXAMPLE.test(text) && /^\.\r?$/m.test(text), load: async () => (await import('./commonmark.js')).readCommonmark },
  { name: 'openspec-delta', at: /(?:^|\/)openspec\/changes\/.*\/spec\.md$/, claims: (_, text) => DELTA.test(text) && !MAIN.test(text), load: async () => (await import('./openspec-change.js')).readOpenspecChange },
  { name: 'openspec', at: /(?:^|\/)spec\.md$/, claims: (_, text) => OPENSPEC.test(text) && MAIN.test(text), load: async () => (await import('./openspec.js')).readOpenspec },
  { name: 'spec-kit', at: /(?:^|\/)spec\.md$/, claims: (_, text) => /^#[ \t]+Feature Specification\b/im.test(text) || (/^#{2,4}[ \t]+User Story[ \t]+\d/im.test(text) && /^[-*+][ \t]+\*\*FR-\d+\*\*:/m.test(text)), load: async () => (await import('./spec-kit.js')).readSpecKit },
  { name: 'kiro', at: /(?:^|\/)requirements\.md$/, claims: (_, text) => /^#{2,4}[ \t]+(?:Requirement[ \t]+\d|(?:Acceptance )?Criteria[ \t]*#*\r?$)/im.test(text), load: async () => (await import('./kiro.js')).readKiro },
];

/** What the names of all files end in that may be specs by their names. */
export const ENDINGS: readonly string[] = ['spec.md', 'spec.txt', 'requirements.md', '.feature', '.feature.md'];

/** Changes that OpenSpec has applied already: history, and no spec. */
const ARCHIVED = /(?:^|\/)openspec\/changes\/archive\//;

/** By the name alone: what is in it decides. */
export function maySpec(file: string): boolean {
  return DIALECTS.some(({ at }) => at.test(file)) && !ARCHIVED.test(file);
}

/** The dialect of a file; null where it is of none. One whose specs lie at such a path goes before the others. */
export function dialectOf(file: string, text: string): Dialect | null {
  return DIALECTS.find((dialect) => dialect.at.test(file) && dialect.claims(file, text)) ?? DIALECTS.find((dialect) => dialect.claims(file, text)) ?? null;
}
