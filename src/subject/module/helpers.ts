/**
 * What the compiler's output calls for syntax that Node 20 lacks, by the name it calls it by; each an expression. Decorators are
 * TypeScript's legacy ones, as `tslib` has them; `usingCtx` follows the proposal of explicit resource management.
 */
export const HELPERS: ReadonlyMap<string, string> = new Map([
  ['decorate', oneLine(`function (decorators, target, key, desc) {
    const c = arguments.length;
    let r = c < 3 ? target : desc === null ? (desc = Object.getOwnPropertyDescriptor(target, key)) : desc;
    for (let i = decorators.length - 1; i >= 0; i--) { const d = decorators[i]; if (d) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r; }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
  }`)],
  ['decorateParam', '(index, decorator) => (target, key) => decorator(target, key, index)'],
  ['decorateMetadata', '(key, value) => (typeof Reflect.metadata === "function" ? Reflect.metadata(key, value) : () => {})'],
  ['usingCtx', oneLine(`() => {
    const stack = []; const empty = {};
    const Suppressed = typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed) { const e = new Error(); e.name = "SuppressedError"; e.error = error; e.suppressed = suppressed; return e; };
    const using = (isAwait, value) => {
      if (value == null) { if (isAwait) stack.push({ d: value, a: isAwait }); return value; }
      if (Object(value) !== value) throw new TypeError("using declarations can only be used with objects, functions, null, or undefined.");
      let dispose = isAwait ? value[Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")] : undefined;
      let inner;
      if (dispose === undefined) { dispose = value[Symbol.dispose ?? Symbol.for("Symbol.dispose")]; inner = isAwait ? dispose : undefined; }
      if (typeof dispose !== "function") throw new TypeError("Object is not disposable.");
      if (inner) dispose = () => { try { inner.call(value); } catch (e) { return Promise.reject(e); } };
      stack.push({ v: value, d: dispose, a: isAwait }); return value;
    };
    return {
      e: empty, u: (value) => using(false, value), a: (value) => using(true, value),
      d() {
        let error = this.e; let state = 0;
        const next = () => {
          let resource;
          while ((resource = stack.pop())) {
            try {
              if (!resource.a && state === 1) { state = 0; stack.push(resource); return Promise.resolve().then(next); }
              if (resource.d) { const result = resource.d.call(resource.v); if (resource.a) { state |= 2; return Promise.resolve(result).then(next, fail); } } else state |= 1;
            } catch (e) { return fail(e); }
          }
          if (state === 1) return error !== empty ? Promise.reject(error) : Promise.resolve();
          if (error !== empty) throw error;
        };
        const fail = (e) => { error = error !== empty ? new Suppressed(e, error) : e; return next(); };
        return next();
      },
    };
  }`)],
]);

/** The generated code stays on its lines. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
