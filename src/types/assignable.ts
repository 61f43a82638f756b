import type { Operation, Signature, Surface } from '../model/shape.js';

/** Whether syntax alone shows that a module offers what a signature declares: each operation with the very same shapes. */
export function isAsDeclared(candidate: Surface | null, signature: Surface | null, names: readonly string[]): boolean {
  if (candidate === null || signature === null) return false;
  return names.every((name) => {
    const [own, wanted] = [candidate, signature].map((surface) => surface.operations.find((o) => o.name === name));
    return own !== undefined && wanted !== undefined && shapesOf(own) === shapesOf(wanted);
  });
}

/** What a parameter is called is nobody's promise. */
function shapesOf({ kind, signatures, members }: Operation): string {
  return JSON.stringify([kind, bare(signatures), members.map(({ name, type, signatures: own }) => [name, bare(own), type]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))]);
}

function bare(signatures: readonly Signature[]): unknown {
  return signatures.map(({ parameters, returns }) => [parameters.map(({ shape, optional, rest }) => [shape, optional, rest]), returns]);
}
