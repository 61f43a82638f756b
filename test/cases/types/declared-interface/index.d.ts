declare const api: api.Api;
declare namespace api {
  type Many<T> = T | readonly T[];
  interface Dictionary<T> { [index: string]: T }
  interface List<T> { readonly length: number; readonly [n: number]: T }
  interface Chain<T> { value(): T; map<R>(f: (value: T) => R): Chain<R>; tap(f: (chain: Chain<T>) => void): this }
  interface Api {
    <T>(value: T): Chain<T>;
    camelCase(text?: string): string;
    pick<T extends object, U extends keyof T>(object: T, ...props: Array<Many<U>>): Pick<T, U>;
    map<T, R>(collection: ArrayLike<T> | null | undefined, iteratee: (value: T, index: number, list: ArrayLike<T>) => R): R[];
    map<T, R>(collection: Dictionary<T>, iteratee: string): R[];
    readonly VERSION: string;
    templateSettings: { escape?: RegExp };
  }
}
export = api;
export as namespace api;
