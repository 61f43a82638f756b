import type { SpecChange } from '../model/change.js';
import type { Config } from '../model/config.js';
import { byWeight, changeOf } from './kinds.js';

/** What changed in what is judged by, setting by setting: whatever lets more pass first. */
export function settingChanges(before: Config, now: Config): readonly SpecChange[] {
  const changes = [
    setting('trust', before.trust, now.trust, now.trust === 'reviewed-tree'),
    setting('strict', String(before.strict), String(now.strict), before.strict),
    setting('undecided', until(before), until(now), now.reportUntil !== null && (before.reportUntil === null || before.reportUntil < now.reportUntil)),
    ...signers(before.signers, now.signers),
    setting('salt', before.salt, now.salt, false),
  ];
  return changes.filter((change) => change.before !== change.after).toSorted(byWeight);
}

function setting(what: string, before: string, after: string, looser: boolean): SpecChange {
  return changeOf({ kind: looser ? 'settings-loosened' : 'settings-changed', what, before, after });
}

function until({ reportUntil }: Config): string {
  return reportUntil === null ? 'block' : `report until ${reportUntil}`;
}

/** Whoever is added can vouch for rulings from then on. */
function signers(before: readonly string[], now: readonly string[]): readonly SpecChange[] {
  return [
    ...now.filter((key) => !before.includes(key)).map((key) => changeOf({ kind: 'settings-loosened', what: 'signers', after: key })),
    ...before.filter((key) => !now.includes(key)).map((key) => changeOf({ kind: 'settings-changed', what: 'signers', before: key })),
  ];
}
