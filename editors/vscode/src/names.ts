/** Documents that the server is told of. Which of them are specs it says itself, by what is in them and by holdfast.config.ts. */
export const SELECTED: readonly string[] = ['**/*.md', '**/*.txt', '**/*.feature'];

/** Whether a file's name is one that specs have in some dialect: then the server is worth starting. */
export function mayBeSpec(file: string): boolean {
  return /(?:[/\\.]spec\.(?:md|txt)|[/\\]requirements\.md|\.feature(?:\.md)?)$/.test(file);
}
