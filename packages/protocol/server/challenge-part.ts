// Parts of a challenge that a visitor may omit: a question needs a person who can calculate, a proof needs `crypto.subtle`.
export type ChallengePart = 'question' | 'pow';

/** What the visitor's page could not solve. A fresh challenge must not require it. */
export function omittedPart(
  solved: { readonly answer?: unknown; readonly pow?: unknown } | undefined,
): ChallengePart | undefined {
  if (solved?.answer === undefined && solved?.pow !== undefined) return 'question';
  return solved?.answer !== undefined && solved.pow === undefined ? 'pow' : undefined;
}
