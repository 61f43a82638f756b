const TABLE: Readonly<Record<string, string>> = {
  AUG: 'Methionine', UUU: 'Phenylalanine', UUC: 'Phenylalanine', UUA: 'Leucine', UUG: 'Leucine', UCU: 'Serine', UCC: 'Serine', UCA: 'Serine', UCG: 'Serine',
  UAU: 'Tyrosine', UAC: 'Tyrosine', UGU: 'Cysteine', UGC: 'Cysteine', UGG: 'Tryptophan', UAA: 'STOP', UAG: 'STOP', UGA: 'STOP',
};

export function proteins(strand: string): string[] {
  const out: string[] = [];
  for (let at = 0; at < strand.length; at += 3) {
    const codon = strand.slice(at, at + 3);
    if (!Object.hasOwn(TABLE, codon)) throw new Error('Invalid codon');
    const amino = TABLE[codon] as string;
    if (amino === 'STOP') break;
    out.push(amino);
  }
  return out;
}
