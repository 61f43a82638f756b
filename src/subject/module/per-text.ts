/** Texts beyond these are read again. */
const MOST = 1000;

/** What is read off a text, once for each file and text: a run starts its guests many times. */
export function perText<T>(read: (file: string, text: string) => T): (file: string, text: string) => T {
  const known = new Map<string, Map<string, T>>();
  let size = 0;
  return (file, text) => {
    let of = known.get(file);
    if (of === undefined) known.set(file, of = new Map());
    const held = of.get(text);
    if (held !== undefined) return held;
    const made = read(file, text);
    if (size++ >= MOST) {
      known.clear();
      size = 0;
    } else of.set(text, made);
    return made;
  };
}
