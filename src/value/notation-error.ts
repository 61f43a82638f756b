/** A text is not in the notation. `at` is the offset of the character that does not fit, from 0. */
export class NotationError extends Error {
  readonly at: number;
  /** The message without the place. */
  readonly what: string;

  constructor(message: string, at: number) {
    super(`${message} (at character ${at + 1})`);
    this.name = 'NotationError';
    this.at = at;
    this.what = message;
  }
}
