const GROUPS: [string, string[]][] = [
  ['Methionine', ['AUG']],
  ['Phenylalanine', ['UUU', 'UUC']],
  ['Leucine', ['UUA', 'UUG']],
  ['Serine', ['UCU', 'UCC', 'UCA', 'UCG']],
  ['Tyrosine', ['UAU', 'UAC']],
  ['Cysteine', ['UGU', 'UGC']],
  ['Tryptophan', ['UGG']],
];
const STOPS = ['UAA', 'UAG', 'UGA'];

/** Takes the strand apart codon by codon, by recursion. */
export function proteins(strand: string): string[] {
  if (strand === '') return [];
  const codon = strand.substring(0, 3);
  if (STOPS.includes(codon)) return [];
  const group = GROUPS.find(([, codons]) => codons.includes(codon));
  if (group === undefined) throw new Error('Invalid codon');
  return [group[0], ...proteins(strand.substring(3))];
}
