/**
 * Initials of a person: "Prof. Dr. Ada von Lovelace-Byron" is AL. Titles and particles are skipped. A name without capitals,
 * as in scripts that have none, is its first letter.
 */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word) && !word.endsWith('.'));
  if (words.length === 0) return /\p{L}\p{M}*/u.exec(name)?.[0] ?? '';
  const [first = '', last = ''] = [words[0], words.length > 1 ? words[words.length - 1] : ''];
  return [first, last].map((word) => /^.\p{M}*/u.exec(word)?.[0] ?? '').join('');
}
