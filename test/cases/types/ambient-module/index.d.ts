declare module 'thing' {
  export interface Options { deep?: boolean }
  export function merge(a: object, b: object, options?: Options): object;
  export default function clone<T>(value: T): T;
}
