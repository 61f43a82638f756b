/** Functions of single modules that a test puts another in the place of, by `module#function`. Empty: all is as it should be. */
export const hooks = new Map<string, (original: never) => unknown>();

/** The module, with each of its functions asked for by way of `hooks`. */
export function hooked<M extends object>(name: string, module: M): M {
  const own = Object.entries(module).map(([key, value]): [string, unknown] => {
    if (typeof value !== 'function' || /^[A-Z]/.test(key)) return [key, value];
    const asked = (...args: unknown[]): unknown => {
      const hook = hooks.get(`${name}#${key}`);
      return ((hook === undefined ? value : hook(value as never)) as (...given: unknown[]) => unknown)(...args);
    };
    return [key, asked];
  });
  return Object.fromEntries(own) as M;
}
