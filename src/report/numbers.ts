/** `12,340` */
export function count(n: number): string {
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 cause`, `12,340 causes` */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** A share from 0 to 1 in per cent, with two digits that count: `0.06 %`. */
export function percent(share: number): string {
  if (share === 0) return '0 %';
  const value = share * 100;
  return `${value >= 10 ? value.toFixed(0) : Number(value.toPrecision(2))} %`;
}

/** `5.0 s` */
export function seconds(s: number): string {
  return `${s.toFixed(1)} s`;
}
