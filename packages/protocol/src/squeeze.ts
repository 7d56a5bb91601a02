/** Collapses white space, and replaces lone surrogates. */
export function squeeze(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}
