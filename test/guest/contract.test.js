import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestKit } from '../kits/guest-kit.js';
import { bundleGuest } from './bundle.js';
import { runtimes } from './nodes.js';
import { openLoaded } from './open.js';
let bundle;
beforeAll(async () => {
    bundle = await bundleGuest();
});
afterAll(() => bundle.remove());
const { there, missing } = runtimes();
for (const runtime of there) {
    guestKit(`child process on Node ${runtime.version}`, { add: 'add', hang: 'loop', exit: 'exit', crash: 'abort' }, () => openLoaded({ bundle: bundle.entry, module: 'hostile.mjs', runtime }));
}
describe('newer Nodes', () => {
    for (const why of missing) {
        it.skipIf(process.env['CI'] !== 'true')(why, () => {
            expect.fail(why);
        });
    }
    it('runs on at least one', () => {
        expect(there.length).toBeGreaterThan(0);
    });
});
