import type { Finding } from '../../model/finding.js';
import { shellWord } from '../../report/shell-word.js';
import type { World } from '../world.js';
import type { SpecSource } from './load.js';
import type { LoadedSpec } from './loaded.js';
import { subjectOf } from './moved-specs.js';
import { baselineOf } from './place.js';

/** That a change takes a spec out, with all that was recorded and ruled: nothing of it is judged any more, so nothing else would say so. */
export function removedSpec(before: LoadedSpec, list: ReadonlySet<string>, ref: string): Finding {
  const { file, spec, entries, decisions } = before;
  const subject = subjectOf(before)?.split('#')[0] ?? null;
  const held = [counted(spec.requirements.length, 'requirement'), counted(entries.length, 'recorded case'), counted(decisions.length, 'decision')].join(', ').replace(/,([^,]*)$/, ' and$1');
  const still = subject !== null && list.has(subject) ? ` ${subject} is still there, and nothing holds it to anything any more.` : '';
  const left = list.has(baselineOf(file)) ? ` ${baselineOf(file)} lies there still: take it out too, with its decisions.` : '';
  return { code: 'SPEC-REMOVED', severity: 'warning', file, message: `${file} is on ${ref} and not in the tree, and its ${held} go with it.${still}${left} Where it has another path now, put it back and move it with its record: holdfast mv ${shellWord(file)} NEW.` };
}

/** Records whose spec is gone: whoever took it out alone, or gave it another path by hand, left them behind. */
export async function orphanRecords({ tree }: Pick<World, 'tree'>, source: SpecSource): Promise<readonly Finding[]> {
  const known = new Set(source.all().map(baselineOf));
  const list = await tree.list();
  const there = new Set(list);
  const orphans = list.filter((file) => file.endsWith('.baseline') && !known.has(file));
  const found = await Promise.all(orphans.map(async (file): Promise<readonly Finding[]> => {
    const spec = file.replace(/\.baseline$/, '.spec.md');
    if (there.has(spec) || (await tree.read(file))?.startsWith('# holdfast ') !== true) return [];
    return [{ code: 'SPEC-REMOVED', severity: 'warning', file, message: `${file} is a record, and its spec is not there, so nothing is held to it. Put ${spec} back from git; where it has another path now, move the record after it: holdfast mv ${shellWord(spec)} NEW. Where it is gone on purpose, take out the record too, with its decisions.` }];
  }));
  return found.flat();
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
