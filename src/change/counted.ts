/** `1 check`, `2 checks`, `no check`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return n === 0 ? `no ${one}` : `${n} ${n === 1 ? one : many}`;
}
