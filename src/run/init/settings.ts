/** What a caller of `init` may say. */
export interface InitOptions {
  /** The module to specify; without it one is proposed. */
  readonly entry?: string | undefined;
  readonly stop?: AbortSignal | undefined;
  readonly signal?: AbortSignal | undefined;
}
