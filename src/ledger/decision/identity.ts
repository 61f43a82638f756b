import type { Decision } from '../../model/baseline.js';
import { portableSha256 } from '../text/hash.js';
import type { Sha256 } from '../text/hash.js';
import { ledgerLines } from './lines.js';

const ID = /^(\d{4}-\d\d-\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)-([0-9a-f]{8})$/;

export interface IdParts {
  readonly date: string;
  readonly slug: string;
  readonly hash: string;
}

/** Null where a file's name is not that of a decision. */
export function idParts(id: string): IdParts | null {
  const found = ID.exec(id);
  return found === null ? null : { date: found[1]!, slug: found[2]!, hash: found[3]! };
}

/** A few words for a file's name: letters and digits, joined by `-`, at most 40 characters. */
export function slugOf(words: string): string {
  const slug = words.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 40).replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'ruling' : slug;
}

/** Completes a decision by its id: `slug` is a few words that tell files apart for people. */
export function makeDecision(said: Omit<Decision, 'id'>, slug: string, sha256: Sha256 = portableSha256): Decision {
  const clean = slugOf(slug);
  return { ...said, id: `${said.date}-${clean}-${decisionHash({ ...said, slug: clean }, sha256)}` };
}

/**
 * 8 hex digits over all that a decision says, its name but for the hash included. White space of prose is not said, so that a
 * formatter of Markdown changes nothing.
 */
export function decisionHash(said: Omit<Decision, 'id'> & { readonly slug: string }, sha256: Sha256 = portableSha256): string {
  const { rests, moved } = said;
  const head = [
    said.date, said.slug, said.spec, said.kind, said.by, prose(said.why), said.requirement, said.expires, rests.implementation, rests.name, rests.environment,
    moved === null ? null : [moved.what, moved.from, moved.to], said.withdraws,
    said.covers.map((c) => [c.operation, c.path, c.change, c.prior, c.candidate, c.region]),
  ];
  return sha256([JSON.stringify(head), ...ledgerLines(said)].join('\n')).slice(0, 8);
}

export function prose(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
