import { describe, expect, it } from 'vitest';
import type { Spec } from '../../model/spec.js';
import { readAny } from './read-any.js';

async function read(text: string, file: string): Promise<Spec> {
  return (await readAny(text, { file })).spec;
}

const short = (spec: Spec): readonly unknown[] => spec.requirements.map(({ id, title, strength, status, text, criteria }) => ({ is: `${id} ${strength} ${status}: ${title}`, text, criteria: criteria.map((c) => c.text) }));

const OPENSPEC = `# Cart Specification

## Purpose
Totals.

## Requirements

### Requirement: Empty cart is free
The total of an empty cart SHALL be \`0\`.

#### Scenario: Nothing in it
- **WHEN** the cart is empty
- **THEN** the total is \`0\`
  - **AND** no tax is shown

#### Edge case
- **WHEN** \`null\` is handed in
- **THEN** it is refused

### Requirement: Coupons ###

Coupons SHOULD be checked.

#### Scenario: None yet
`;

describe('a main spec of OpenSpec', () => {
  it('has requirements with scenarios; any heading of level 4 is one', async () => {
    const spec = await read(OPENSPEC, 'openspec/specs/cart/spec.md');
    expect(spec).toMatchObject({ dialect: 'openspec', title: 'Cart Specification', subject: null, findings: [] });
    expect(short(spec)).toEqual([
      {
        is: 'EMPTY-CART-IS-FREE MUST confirmed: Empty cart is free', text: 'The total of an empty cart SHALL be `0`.', criteria: [
          'The total of an empty cart SHALL be `0`.', 'WHEN the cart is empty THEN the total is `0` AND no tax is shown', 'WHEN `null` is handed in THEN it is refused',
        ],
      },
      { is: 'COUPONS SHOULD confirmed: Coupons', text: 'Coupons SHOULD be checked.', criteria: ['Coupons SHOULD be checked.'] },
    ]);
    expect(spec.requirements[0]?.criteria[1]).toMatchObject({ name: 'Nothing in it', steps: ['the cart is empty', 'the total is `0`', 'no tax is shown'] });
    const { start, end } = spec.requirements[0]!.body;
    expect(OPENSPEC.slice(start.offset, end.offset)).toMatch(/^### Requirement: Empty[^]*refused$/);
    expect(spec.notRead).toMatchObject([{ text: 'None yet', span: { start: { line: 24, column: 1 } } }]);
  });

  it('says what stands where that tool does not look, and what it reads in two ways', async () => {
    const spec = await read(`${OPENSPEC}- **WHEN** a\n\n### Notes\n\n## Other\n\n### Requirement: Lost\n\nIt SHALL.\n\n#### Scenario: Lost too\n- **WHEN** x\n`, 'spec.md');
    expect(spec.requirements.map((r) => r.id)).toEqual(['EMPTY-CART-IS-FREE', 'COUPONS', 'NOTES']);
    expect(spec.findings.map(({ code, severity, line }) => [code, severity, line])).toEqual([['SPEC-ID-NEAR-MISS', 'warning', 27], ['SPEC-ID-NEAR-MISS', 'error', 31]]);
  });

  it('keeps its ids where requirements move and say something else', async () => {
    const [head = '', first = '', second = ''] = OPENSPEC.split(/^(?=### )/m);
    const moved = await read(`${head}${second}- **WHEN** x\n\n${first.replace('empty cart SHALL', 'bare cart MAY')}`, 'spec.md');
    expect(moved.requirements.map((r) => `${r.id} ${r.strength}`)).toEqual(['COUPONS SHOULD', 'EMPTY-CART-IS-FREE MAY']);
  });

  it('takes checks of ours once it names a subject', async () => {
    const text = `---\nholdfast: 1\nsubject: cart.ts\n---\n${OPENSPEC.replace('- **WHEN** the cart is empty', 'For instance `total([])` → `0`.\n\n```ts property\n(n: number) => total([n]) === n\n```\n\n- **WHEN** the cart is empty')}`;
    const spec = await read(text, 'openspec/specs/cart/spec.md');
    expect(spec.requirements.flatMap((r) => r.checks)).toMatchObject([{ kind: 'pin', requirement: 'EMPTY-CART-IS-FREE' }, { kind: 'property' }]);
    expect((await read(text.replace('subject: cart.ts\n', ''), 'spec.md')).requirements.flatMap((r) => r.checks)).toEqual([]);
  });
});

describe('requirements.md of Kiro', () => {
  const text = '# Requirements Document\n\n## Introduction\n\nThe store SHALL be kind.\n\n## Requirements\n\n### Requirement 1: Albums\n**User Story:** As a user, I want albums.\n\n#### Acceptance Criteria\n\n1. WHEN a user saves THEN the app SHALL store it\n2. IF a disk is full THEN the app SHALL say so\n\n### Requirement 2.1 - Tiles\n\n#### Acceptance Criteria\n\n1. WHILE a tile loads THE app SHOULD show a `spinner`\n\n### Requirement: Sharing\n\n#### Acceptance Criteria\n';

  it('has requirements by their numbers, with a criterion an item', async () => {
    const spec = await read(text, '.kiro/specs/albums/requirements.md');
    expect(spec).toMatchObject({ dialect: 'kiro', title: 'Requirements Document', findings: [] });
    expect(short(spec)).toEqual([
      { is: 'REQUIREMENT-1 MUST confirmed: Albums', text: 'User Story: As a user, I want albums.', criteria: ['WHEN a user saves THEN the app SHALL store it', 'IF a disk is full THEN the app SHALL say so'] },
      { is: 'REQUIREMENT-2-1 SHOULD confirmed: Tiles', text: '', criteria: ['WHILE a tile loads THE app SHOULD show a `spinner`'] },
      { is: 'SHARING MUST confirmed: Sharing', text: '', criteria: [] },
    ]);
    expect(spec.notRead.map((n) => [n.span.start.line, n.text])).toEqual([[5, 'The store SHALL be kind.'], [25, 'Acceptance Criteria']]);
  });

  it('is left alone where a file of that name is something else', async () => {
    expect((await read('# Requirements\n\n- Node 20\n', 'requirements.md')).dialect).toBe('holdfast');
  });
});

describe('a specification of Spec Kit', () => {
  const text = '# Feature Specification: Carts\n\n**Feature Branch**: `1-carts`\n\n## User Scenarios & Testing\n\n### User Story 1 - Check out (Priority: P1)\n\nA user pays.\n\n**Acceptance Scenarios**:\n\n1. **Given** a cart, **When** it is paid, **Then** it is sent\n\n### Edge Cases\n\n- What happens when it is empty?\n\n## Requirements\n\n- **FR-001**: System MUST take cards. And no cash.\n- **FR-002**: System SHOULD round via [NEEDS CLARIFICATION: how?]\n- FR 3: System MUST not\n\n## Success Criteria\n\n- **SC-001**: It takes a second\n';

  it('has its own ids, and user stories with their scenarios', async () => {
    const spec = await read(text, 'specs/001-carts/spec.md');
    expect(spec).toMatchObject({ dialect: 'spec-kit', title: 'Carts' });
    expect(short(spec)).toEqual([
      { is: 'USER-STORY-1 MUST confirmed: Check out', text: 'A user pays. Acceptance Scenarios: Given a cart, When it is paid, Then it is sent', criteria: ['Given a cart, When it is paid, Then it is sent'] },
      { is: 'FR-001 MUST confirmed: System MUST take cards', text: 'System MUST take cards. And no cash.', criteria: ['FR-001: System MUST take cards.'] },
      { is: 'FR-002 SHOULD draft: System SHOULD round via [NEEDS CLARIFICATION: how?]', text: 'System SHOULD round via [NEEDS CLARIFICATION: how?]', criteria: ['FR-002: System SHOULD round via [NEEDS CLARIFICATION: how?]'] },
      { is: 'SC-001 MUST confirmed: It takes a second', text: 'It takes a second', criteria: [] },
    ]);
    expect(spec.requirements[0]?.criteria[0]?.steps).toEqual(['a cart', 'it is paid', 'it is sent']);
    expect(spec.findings).toMatchObject([{ code: 'SPEC-ID-NEAR-MISS', line: 23, message: expect.stringContaining('FR 3') }]);
  });

  it('is a draft as a whole while it says so', async () => {
    const spec = await read(text.replace('`1-carts`', '`1-carts`\n**Status**: Draft'), 'spec.md');
    expect(new Set(spec.requirements.map((r) => r.status))).toEqual(new Set(['draft']));
  });
});
