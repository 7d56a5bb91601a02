/** Initials of a person: "Prof. Dr. Ada von Lovelace-Byron" is AL. Titles and particles are skipped. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word) && !word.endsWith('.'));
  const [first = '', last = ''] = [words.at(0), words.length > 1 ? words.at(-1) : ''];
  return first.charAt(0) + last.charAt(0);
}
