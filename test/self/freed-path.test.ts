import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGate, wordsOf, type Gate } from './scratch.js';

const specOf = (...freedoms: readonly string[]): string => `---
holdfast: 1
subject: ticket.mjs
ids: [TIC]
---
# Tickets

\`\`\`ts signature
export function ticket(name: string, seats: number): { id: string; for: string; tags: string[]; lines: { no: number; text: string }[] }
\`\`\`

### TIC-1: Whom it is for
\`ticket("Ada", 1).for\` → \`"Ada"\`

### TIC-2: Unspecified: what is made up

\`\`\`ts unspecified
result.id
result.tags
result.lines[*].no
error.message
${freedoms.join('\n')}
\`\`\`
`;

const made = (id: string, more: Readonly<Record<'tags' | 'no' | 'refusal', string>> = { tags: "tags: ['a', name]", no: 'no: i', refusal: 'new RangeError("no seats: " + seats)' }): string => `
export function ticket(name, seats) {
  if (!(seats >= 1 && seats <= 4)) throw ${more.refusal};
  return { ${id} for: name, ${more.tags}, lines: Array.from({ length: Math.floor(seats) }, (_, i) => ({ ${more.no}, text: name + i })) };
}
`;
const ID = 'id: "t" + name.length,';
const usual = { tags: "tags: ['a', name]", no: 'no: i', refusal: 'new RangeError("no seats: " + seats)' };

/** What a candidate does at a place whose value is free → its text, and the line that would free it. */
const BESIDES: Readonly<Record<string, readonly [text: string, line: string]>> = {
  'leaves it out': [made(''), 'result.id #absence'],
  'gives another type': [made('id: name.length,'), 'result.id #kind'],
  'gives nothing for it': [made('id: null,'), 'result.id #kind'],
  'throws where it is read': [made('get id() { throw new Error("no id"); },'), 'result.id #outcome'],
  'gives a record for a list': [made(ID, { ...usual, tags: 'tags: { a: name }' }), 'result.tags #kind'],
  'leaves it out of some items': [made(ID, { ...usual, no: '...(i === 0 && { no: i })' }), 'result.lines[*].no #absence'],
  'gives another type in some items': [made(ID, { ...usual, no: 'no: i === 1 ? "1" : i' }), 'result.lines[*].no #kind'],
  'throws without an error': [made(ID, { ...usual, refusal: '"no seats"' }), 'error.*'],
};

let gate: Gate;
beforeAll(async () => {
  gate = openGate();
  gate.write({ 'ticket.spec.md': specOf(), 'ticket.mjs': made(ID) });
  await gate.record({ most: 30 });
});
afterAll(() => gate.remove());

describe('a path that is free', () => {
  it('frees any value of its type, and all that it holds', async () => {
    gate.write({ 'ticket.spec.md': specOf(), 'ticket.mjs': made('id: "x" + name,', { tags: 'tags: name.split("").map((c) => ({ c }))', no: 'no: -1', refusal: 'new RangeError()' }) });
    const result = await gate.verify();
    expect([result.verdict, wordsOf(result)]).toEqual(['safe', '']);
    expect(result.specs[0]?.freed).toBeGreaterThan(0);
  });

  it.each(Object.entries(BESIDES))('frees nothing else there: a candidate that %s is not safe until a line says so', async (_, [text, line]) => {
    gate.write({ 'ticket.spec.md': specOf(), 'ticket.mjs': text });
    const result = await gate.verify();
    expect([result.verdict, result.specs[0]?.rows.length], wordsOf(result)).toEqual(['undecided', expect.any(Number)]);
    expect(result.specs[0]?.rows.length).toBeGreaterThan(0);
    gate.write({ 'ticket.spec.md': specOf(line, ...line.endsWith('#outcome') ? ['#descriptors'] : []) });
    const said = await gate.verify();
    expect([said.verdict, said.specs[0]?.rows.map((row) => row.cause), wordsOf(said)]).toEqual(['safe', [], '']);
  });
});
