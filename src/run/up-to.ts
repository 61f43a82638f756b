/** Where larger numbers made the subject hang or its results too long, the draws that count had none. */
export function upTo(ceiling: number): string {
  return ceiling === Number.POSITIVE_INFINITY ? '' : ` with numbers up to ${ceiling}`;
}
