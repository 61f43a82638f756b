/**
 * Text in Holdfast's value notation: what `value/print` writes and `value/parse` reads. It never holds a raw line break or any
 * other control character, so these are free to separate values on a wire.
 */
export type Printed = string;

/** A location inside an observation, as the user writes it: `result.items[0].total`, `error.message`, `args[1]`, `outcome`. */
export type Path = string;
