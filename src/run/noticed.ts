import type { Finding, Severity } from '../model/finding.js';
import { caseText } from '../value/case.js';
import type { Crosschecked, Noticed } from './crosscheck.js';
import type { Side } from './judge.js';

const LONGEST_CASE = 160;
const LONGEST = 80;

/** What each side is called, how much it weighs that it answers otherwise where it is counted, and what comes of that. */
export type Noticing = Readonly<Record<Side, { readonly name: string; readonly severity: Severity; readonly meaning: string }>>;

/** One finding for each side that answers otherwise where its branches are counted, while the other one does not. */
export function noticedFindings({ noticed }: Crosschecked, sides: Noticing, file: Pick<Finding, 'file'> = {}): readonly Finding[] {
  return (['prior', 'candidate'] as const).flatMap((side): readonly Finding[] => {
    const [first, ...others] = noticed.filter((n) => n.side === side);
    return first === undefined ? [] : [{ code: 'COUNTING-NOTICED', severity: sides[side].severity, ...file, message: told(first, others.length, sides[side]) }];
  });
}

function told({ side, counted, plain }: Noticed, others: number, { name, meaning }: Noticing[Side]): string {
  const of = clip(caseText(plain.case), LONGEST_CASE);
  return `${name} answers otherwise where its branches are counted: ${of} gave ${clip(counted[side].text)} there, and ${clip(plain[side].text)} where its source is as it was written${others === 0 ? '' : ` (and so in ${others} more cases)`}. ${meaning}`;
}

function clip(text: string, most = LONGEST): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
