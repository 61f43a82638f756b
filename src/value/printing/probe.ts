/** A test by a method that throws unless the receiver has the slot that it needs. */
export function probe(read: (self: unknown) => unknown): (value: object) => boolean {
  return (value) => {
    try {
      read(value);
      return true;
    } catch {
      return false;
    }
  };
}
