/** What compilers put around a module that is required, so that its `default` can be asked for: of a module that was compiled too it changes nothing. */
const WRAPPED = /\b(?:_interopRequire(?:Default|Wildcard)|_interop_require_(?:default|wildcard)|__import(?:Default|Star))\((require\((["'])[^"'\n]*\2\))\)/g;
/** The default export as the whole module: to the compiler that is a circle. */
const WHOLE = /^module\.exports(?:\.default)? = (?:module\.)?exports(?:\.default|\[(["'])default\1\]);?(?=\s*$)/gm;

/** CommonJS that a compiler made of ES modules, with what it requires and exports as it is: through the helpers no type is known. */
export function withoutInterop(code: string): string {
  return code.replaceAll(WRAPPED, '$1').replaceAll(WHOLE, '');
}
