/** Words that somebody wrote with commas between them. */
export const listOf = (written: string): string[] =>
  written
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
