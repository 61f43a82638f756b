/** How a report is dressed: handed in, so that a report stays a pure function of the result. */
export interface Style {
  /** Columns of the terminal. */
  readonly width: number;
  /** What `changed` does can be seen; without it a line of carets shows what changed. */
  readonly colour: boolean;
  readonly bold: Dress;
  readonly dim: Dress;
  readonly good: Dress;
  readonly bad: Dress;
  readonly warn: Dress;
  readonly accent: Dress;
  /** The part of a value that changed. */
  readonly changed: Dress;
}

export type Dress = (text: string) => string;

/** No colour at all: for pipes, files and NO_COLOR. */
export function plainStyle(width: number): Style {
  const same: Dress = (text) => text;
  return { width, colour: false, bold: same, dim: same, good: same, bad: same, warn: same, accent: same, changed: same };
}
