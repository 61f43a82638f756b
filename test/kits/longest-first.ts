import { existsSync } from 'node:fs';
import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, in that order: begun last, they would run alone at the end while all other cores idle. */
const LONGEST = [
  'compare/causes', 'ledger/histories', 'transcripts/examples', 'transcripts/sessions', 'compare/slow', 'gate/rewrites', 'gate/decide', 'gate/exercism', 'gate/init', 'gate/findings', 'gate/left-over', 'bench/short', 'bench/detection', 'compare/hostile',
  'compare/across', 'guest/hostile', 'subject/branches', 'cli/bad-input', 'cli/findings', 'compare/usage', 'spec/fuzz', 'diff/diff', 'gate/record', 'compare/guided', 'self/hostile', 'self/gate/sabotage',
].map((name) => path.join(import.meta.dirname, '..', `${name}.test.ts`));

/** What has a process for each file, then what shares some; within these, what is known to take long before all else. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((file) => !existsSync(file));
    if (gone.length > 0) throw new Error(`${gone.join(', ')}: named among the files that take longest (test/kits/longest-first.ts), and not there`);
    const projects = ['sharing', 'apart', 'pure'];
    const place = ({ moduleId, project }: TestSpecification): number => {
      const long = LONGEST.indexOf(moduleId);
      return projects.indexOf(project.name) * 1000 + (long === -1 ? LONGEST.length : long);
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
