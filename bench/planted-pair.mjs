/** A function as it was, and with one text of it changed. */
export const pair = (id, kind, source, ...change) => ({ id, kind, prior: source, candidate: changed(id, source, change) });

function changed(id, source, [from, to]) {
  if (source.split(from).length !== 2) throw new Error(`${id}: ${from} has to stand there once`);
  return source.replace(from, () => to);
}
