import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { describe, expect, it } from 'vitest';
import type { DialectName, Span } from '../../src/model/spec.js';
import { applyDelta } from '../../src/spec/dialects/openspec-apply.js';
import type { Told } from '../../src/spec/dialects/dialect.js';
import { readAny } from '../../src/spec/dialects/read-any.js';

const MUTATIONS = 500;
const TICKS = '`'.repeat(8);

/** A file of each dialect that has each of its parts, and what it is called. */
const SEEDS: Readonly<Record<Exclude<DialectName, 'holdfast'>, readonly [string, string]>> = {
  commonmark: ['spec.txt', `---\ntitle: T\nholdfast: 1\nsubject: a.ts\n...\n# A\n## B\n${TICKS} example\na→\n.\nb\n${TICKS}\n${TICKS} example disabled\nc\n${TICKS}\n`],
  gherkin: ['a.feature', '# language: en\n@a\nFeature: F\n  Text.\n  Background:\n    Given x\n  @wip\n  Scenario Outline: <a>\n    When <a>:\n      | b | <a> |\n    Then c\n      """md\n      d\n      """\n    @t\n    Examples: E\n      | a |\n      | 1 |\n  Rule: R\n    Example: S\n      * y\n'],
  'gherkin-markdown': ['a.feature.md', '`@a`\n# Feature: F\n\nText.\n\n## Background:\n* Given x\n\n## Scenario Outline: <a>\n- When <a>\n  | b | c |\n  | - | - |\n  | d | <a> |\n* Then e\n```md\nf\n```\n### Examples:\n  | a |\n  | - |\n  | 1 |\n## Rule: R\n### Scenario: S\n1. Given y\n'],
  kiro: ['.kiro/specs/a/requirements.md', '# R\n## Introduction\nIt SHALL.\n## Requirements\n### Requirement 1: A\n**User Story:** As a\n#### Acceptance Criteria\n1. WHEN a THEN b SHALL c\n2. IF `d` THEN e\n### 2. B\n#### Acceptance Criteria\n'],
  openspec: ['openspec/specs/a/spec.md', '---\nholdfast: 1\nsubject: a.ts\n---\n# A\n## Purpose\nP\n## Requirements\n### Requirement: B ##\nIt SHALL: `f(1)` → `2`.\n#### Scenario: C\n- **WHEN** a\n- **THEN** b\n```ts example\nf(1) // → 2\n```\n#### D\n### E\n## F\n### Requirement: G\n'],
  'openspec-delta': ['openspec/changes/a/specs/b/spec.md', '## Purpose\nP\n## ADDED Requirements\n### Requirement: A\nIt SHALL.\n#### Scenario: B\n- **WHEN** a\n## MODIFIED Requirements\n### Requirement: C\nc\n## REMOVED Requirements\n- `### Requirement: D`\n### Requirement: E\n## RENAMED Requirements\n- FROM: `### Requirement: F`\n- TO: `### Requirement: G`\n## X\n### Requirement: Y\n'],
  'spec-kit': ['specs/001-a/spec.md', '# Feature Specification: A\n**Status**: Draft\n### User Story 1 - B (Priority: P1)\nText.\n1. **Given** a, **When** b, **Then** c\n## Requirements\n- **FR-001**: System MUST d [NEEDS CLARIFICATION: e]\n  - more `f`\n- FR 2: g\n- **SC-001**: h\n'],
};

const TOKENS: readonly string[] = [
  '\n', '\n\n', '\r\n', '\r', '\ufeff', '\t', ' ', '  ', '#', '## ', '### ', '#### ', '```', '~~~', TICKS, '"""', '|', '\\', '`', '**', '- ', '* ', '1. ', '> ', ':', '@', '<', '>', '---', '...', '.', '→', '\u0000', '\ud83d', '😀', '[', '](', '<!--', '-->',
  'Requirement: ', 'Scenario: ', 'Feature:', 'Rule:', 'Background:', 'Examples:', 'Given ', 'When ', 'FROM: ', 'TO: ', 'ADDED Requirements', 'Requirements', 'example', '`f(1)` → `<a>`', 'ts example', '`f(b)`', 'MUST', 'WHEN', 'FR-001', '# language: xx', '__proto__', 'constructor', 'holdfast: 1',
];

function mutate(text: string, random: ReturnType<typeof xoroshiro128plus>): string {
  let out = text;
  for (let i = uniformInt(random, 1, 4); i > 0; i--) {
    const at = uniformInt(random, 0, out.length);
    const token = TOKENS[uniformInt(random, 0, TOKENS.length - 1)] ?? '';
    const cut = uniformInt(random, 0, 2) === 0 ? 0 : uniformInt(random, 0, 14);
    out = uniformInt(random, 0, 5) === 0 ? out.slice(0, at) + out.slice(uniformInt(random, 0, out.length)).slice(0, 60) + out.slice(at) : out.slice(0, at) + token + out.slice(at + cut);
  }
  return out;
}

/** What is wrong with what a reader made of a text; null where nothing is. */
function fault(text: string, file: string, dialect: DialectName, judged = false): Promise<string | null> {
  return faultWith(text, file, { dialect, subject: judged ? SUBJECT : null, operation: null });
}

/** With one, checks of our own are read too. */
const SUBJECT = { kind: 'module', entry: 'a.ts', export: null, span: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } } } as const;

async function faultWith(text: string, file: string, told: Told): Promise<string | null> {
  const { spec, document } = await readAny(text, { file, told });
  const internal = spec.findings.find((f) => f.code === 'INTERNAL');
  if (internal !== undefined) return internal.message;
  const { passages, blocks } = document();
  const spans: readonly Span[] = [...spec.requirements.flatMap((r) => [r.span, r.body, ...r.criteria.map((c) => c.span), ...r.checks.map((c) => c.span)]), ...spec.notRead.map((n) => n.span), ...passages.map((p) => p.span), ...passages.map((p) => p.place(0, p.text.length)), ...blocks.map((b) => b.span)];
  const bad = spans.find(({ start, end }) => start.offset < 0 || end.offset > text.length || start.offset > end.offset);
  return bad === undefined ? null : `a place outside of the text: ${JSON.stringify(bad)}`;
}

const dialects = Object.entries(SEEDS) as readonly (readonly [Exclude<DialectName, 'holdfast'>, readonly [string, string]])[];

describe('readers of other dialects', () => {
  it.each(dialects)('%s claims its own file, and says something of it', async (dialect, [file, text]) => {
    const { spec } = await readAny(text, { file });
    expect(spec.dialect).toBe(dialect);
    expect(spec.requirements.length).toBeGreaterThan(0);
  });

  it.each(dialects)(`%s never fails, on ${MUTATIONS} mutations`, { timeout: 120_000 }, async (dialect, [file, text]) => {
    const random = xoroshiro128plus(20_261_126);
    for (let i = 0; i < MUTATIONS; i++) {
      const mutated = mutate(text, random);
      const wrong = await fault(mutated, file, dialect, i % 2 === 1);
      if (wrong !== null) expect.fail(`${wrong}\n${JSON.stringify(mutated)}`);
      if (dialect === 'openspec-delta') expect(typeof applyDelta(SEEDS.openspec[1], mutated, { name: 'a', change: 'b' }).ok).toBe('boolean');
    }
  });

  it.each(dialects)('%s takes no more than a little over ten times as long for ten times the text', { timeout: 120_000 }, async (dialect, [file, text]) => {
    // A feature is one a file; of it the scenarios are many.
    const [head, body] = dialect === 'gherkin' ? ['Feature: F\n', text.slice(text.indexOf('  @wip'), text.indexOf('  Rule:'))] : ['', text.replace(/^---\n[^]*?\n(?:---|\.\.\.)\n/, '')];
    const cpu = async (times: number): Promise<number> => {
      const large = head + body.repeat(times);
      await fault(large, file, dialect);
      const before = process.cpuUsage();
      await fault(large, file, dialect);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    const [few, many] = [await cpu(20), await cpu(200)];
    // Linear is 10; the collector has its share. Quadratic is 100.
    expect(many / Math.max(few, 5)).toBeLessThan(40);
  });

  it.each([
    ['a fence that never ends', 'spec.txt', 'commonmark', `${TICKS} example\n`], ['blank lines', 'a.feature', 'gherkin', '\n'], ['one long line', 'a.feature.md', 'gherkin-markdown', '* Given a '], ['quotations', 'spec.md', 'openspec', '> '],
    ['openings of comments', 'spec.md', 'spec-kit', '<!-- '], ['brackets', 'requirements.md', 'kiro', '['], ['renames', 'openspec/changes/a/specs/b/spec.md', 'openspec-delta', 'FROM: '],
  ] as const)('take %s by the ten thousand', { timeout: 60_000 }, async (_, file, dialect, piece) => {
    expect(await fault(piece.repeat(10_000), file, dialect)).toBeNull();
  });
});
