/**
 * What is wrong with a text that should be a JSON object, and at which offset: V8 names it (`at position 12`) unless the text ends
 * too early.
 */
export function jsonFault(text: string): { readonly at: number; readonly why: string } {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return { at: 0, why: 'it is JSON, but no object' };
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const what = message.replace(/ in JSON at position.*$| \(line \d+.*$|, \.\.\..*$/s, '');
    return { at: position === undefined ? text.length : Number(position), why: text.trim() === '' ? 'it is empty' : what };
  }
}
