export interface ResolveOptions {
  /** Absolute: relative paths start here, and packages are looked for from here. */
  readonly cwd: string;
  readonly cacheFolder: string;
  /** What takes long, in words: `installing classnames@2.5.1`. */
  readonly progress?: (what: string) => void;
}
