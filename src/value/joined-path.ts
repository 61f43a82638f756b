/** A path beside the spec's file, from the working folder; names that are no paths (`npm:`, `git:`) stay. */
export function joined(file: string, entry: string): string {
  if (/^(?:npm|git):/.test(entry) || entry.startsWith('/')) return entry;
  const parts = file.split('/').slice(0, -1);
  for (const part of entry.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
