// Patterns of SQL's `like`. Knows no column.

/** Matches texts that contain these words, every character of them literally. With `escape '\\'`. */
export function containing(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
