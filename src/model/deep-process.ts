import type { Finding } from './finding.js';
import type { Spec } from './spec.js';

/** What the process that holds specs against themselves is told. */
export type ToDeep =
  | { readonly kind: 'hold'; readonly id: number; readonly spec: Spec; readonly folder: string }
  /** It is answered all the same, once all that ran for it has ended. */
  | { readonly kind: 'stop'; readonly id: number };

/** What it answers. */
export type FromDeep =
  | { readonly id: number; readonly ok: true; readonly findings: readonly Finding[] }
  /** `finding`: what a `Problem` said; null of our own faults. */
  | { readonly id: number; readonly ok: false; readonly finding: Finding | null; readonly message: string };
