const CHANGE = /^(?<before>(?:.*\/)?openspec\/)changes\/(?<change>[^/]+)\/(?<spec>specs\/(?:.*\/)?(?<name>[^/]+)\/spec\.md)$/;

export interface OpenspecChange {
  /** Path of the spec that it changes. */
  readonly main: string;
  /** The change's own name, and that of what it changes. */
  readonly change: string;
  readonly name: string;
}

/** What a change of OpenSpec is about, by where it lies; null of what lies elsewhere. */
export function openspecChange(file: string): OpenspecChange | null {
  const { before = '', change = '', spec = '', name = '' } = CHANGE.exec(file)?.groups ?? {};
  return change === '' ? null : { main: `${before}${spec}`, change, name };
}
