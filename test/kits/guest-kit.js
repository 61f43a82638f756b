import { afterAll, beforeAll, describe, expect, it } from 'vitest';
/** What every guest owes the coordinator, wherever it runs. */
export function guestKit(name, operations, open) {
    describe(`the contract of a guest: ${name}`, () => {
        let guest;
        const call = (operation, input) => ({ kind: 'call', operation, input });
        const add = (n) => call(operations.add, `[${n}, 1]`);
        beforeAll(async () => {
            guest = await open();
        });
        afterAll(() => guest.close());
        it('names the level that contains it and what it offers', () => {
            expect(guest.sandbox).not.toBe('');
            expect(guest.exports.map((e) => e.name)).toContain(operations.add);
            expect(guest.exports.find((e) => e.name === operations.add)).toMatchObject({ kind: 'function', arity: 2, members: [] });
        });
        it('gives exactly one observation a case, in order', async () => {
            const observations = await guest.run(Array.from({ length: 4500 }, (_, i) => add(i)));
            expect(observations.map((o) => o.text)).toEqual(Array.from({ length: 4500 }, (_, i) => `→ ${i + 1}`));
            expect(new Set(observations.map((o) => o.kind))).toEqual(new Set(['returned']));
        });
        it('answers nothing with nothing', async () => {
            expect(await guest.run([])).toEqual([]);
        });
        it('takes batches that are handed in at once one after the other', async () => {
            const both = await Promise.all([guest.run([add(1), add(2)]), guest.run([add(3)])]);
            expect(both.map((some) => some.map((o) => o.text))).toEqual([['→ 2', '→ 3'], ['→ 4']]);
        });
        it('goes on after cases that hang, exit or crash', async () => {
            const cases = [add(1), call(operations.hang, '[]'), add(2), call(operations.exit, '[3]'), call(operations.exit, '[4]'), add(3), call(operations.crash, '[]'), add(4)];
            const observations = await guest.run(cases);
            expect(observations.map((o) => [o.kind, o.kind === 'crashed' ? '' : o.text])).toEqual([
                ['returned', '→ 2'], ['timedOut', 'never returns'], ['returned', '→ 3'], ['exited', 'exits 3'], ['exited', 'exits 4'], ['returned', '→ 4'], ['crashed', ''], ['returned', '→ 5'],
            ]);
        });
        it('does the same with the same case, whatever came before', async () => {
            const hostile = call(operations.crash, '[]');
            const [first, , second] = await guest.run([hostile, add(1), hostile]);
            expect(second).toEqual(first);
        });
        it('says what it could not run, and runs the rest', async () => {
            const observations = await guest.run([call('no such operation', '[]'), call(operations.add, '[1, '), add(1)]);
            expect(observations.map((o) => o.kind)).toEqual(['couldNotRun', 'couldNotRun', 'returned']);
        });
        it('closes once and for all', async () => {
            const other = await open();
            await Promise.all([other.close(), other.close()]);
            await expect(other.run([add(1)])).rejects.toThrow('closed');
        });
    });
}
