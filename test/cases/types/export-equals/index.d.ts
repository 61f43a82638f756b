export = ms;
declare function ms(value: ms.StringValue, options?: { long: boolean }): number;
declare function ms(value: number): string;
declare namespace ms {
  type Unit = 'ms' | 's';
  type StringValue = `${number}` | `${number}${Unit}`;
  function parse(text: StringValue): number;
  class Clock { constructor(start: Date); now(): number }
}
