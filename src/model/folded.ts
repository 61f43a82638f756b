/** A text of JavaScript after its constant expressions were worked out: it holds literals alone, or what stands at an offset (UTF-16 units) cannot be. */
export type Folded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly at: number; readonly why: string };
