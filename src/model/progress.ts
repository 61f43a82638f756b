/** What a run tells while it works; for a progress line, never for a decision. */
export type Progress =
  | { readonly step: 'resolving'; readonly what: string }
  | { readonly step: 'reading-types'; readonly what: string }
  | { readonly step: 'starting'; readonly what: string }
  | { readonly step: 'exploring'; readonly executions: number; readonly causes: number; readonly seconds: number; readonly of: number | null }
  | { readonly step: 'judging'; readonly what: string; readonly done: number; readonly of: number }
  | { readonly step: 'shrinking'; readonly done: number; readonly of: number }
  /** For a case that seems to hang, `seconds` at most. */
  | { readonly step: 'waiting'; readonly what: string; readonly seconds: number };
