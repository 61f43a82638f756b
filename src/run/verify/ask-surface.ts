import type { GuestValue } from '../../model/protocol.js';
import type { JudgedCase } from '../../model/verdict.js';
import { grantOf } from '../compare-options.js';
import { guestOptions } from '../sides.js';
import type { Bench } from './bench.js';
import { bind } from './bound.js';
import { underNamesOfNow } from './renamed.js';
import { judgeSurface, type Offered } from './surface.js';

/** The third question: does the candidate offer what the prior offered? */
export async function askSurface(bench: Bench): Promise<readonly JudgedCase[]> {
  const { subjects: { prior, candidate, same }, settings, plan } = bench;
  if (prior === null || settings.requirement !== null) return [];
  const offered = { exports: prior.exports, values: prior.guest?.values ?? [] };
  const now = { exports: candidate.exports, values: candidate.guest?.values ?? [] };
  const texts = new Map(now.values.map((v) => [v.name, v.text]));
  const isOther = !same && offered.values.some((v) => texts.get(v.name) !== v.text);
  const values = isOther ? await settled(bench, offered.values) : offered.values;
  return judgeSurface(promised(bench, { ...offered, values }), now, plan.freedoms.same);
}

/** A value that is another one each time that the module loads is nobody's promise: the time at which it did, an identifier. */
async function settled({ world, settings, loaded, subjects: { priorImplementation } }: Bench, values: readonly GuestValue[]): Promise<readonly GuestValue[]> {
  if (priorImplementation === null) return values;
  const started = await world.subject.start(priorImplementation, guestOptions(world, { grants: settings.allow.map(grantOf), signal: settings.signal }, 'closure'));
  if (!started.ok) return values;
  const again = new Map(underNamesOfNow(started.guest, loaded.decisions).guest.values.map((v) => [v.name, v.text]));
  await started.guest.close();
  return values.filter((v) => again.get(v.name) === v.text);
}

/** Of a package that is not this tree's the spec speaks of the names that it declares; what else the package offers is nobody's promise here. */
function promised({ loaded, plan }: Bench, offered: Offered): Offered {
  const { subject, signature } = loaded.spec;
  if (subject?.kind !== 'module' || !subject.entry.startsWith('npm:') || signature.declares.length === 0) return offered;
  const operations = plan.operations.map((o) => o.name);
  const names = bind(operations, offered.exports);
  const declared = new Set(operations.map((name) => names.get(name)));
  return { exports: offered.exports.filter((e) => declared.has(e.name)), values: offered.values.filter((v) => signature.declares.includes(v.name)) };
}
