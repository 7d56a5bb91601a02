// Finds what a log says against our packages. Knows no toolchain.

const OURS = /foyer/i;
const COMPLAINT =
  /\b(?:warn(?:ing)?s?|errors?|deprecated|fail(?:ed|ure)?|unresolved|mismatch|conflict|cannot|could not|invalid)\b|⚠|▲|✘/i;
/** `0 errors`, and the names of files. */
const HARMLESS = /\b(?:0|no) (?:errors?|warnings?)\b|[\w-]*\berrors?[\w-]*\.(?:js|ts|css)\b/gi;
/** A complaint and the module that it is about often stand some lines apart. */
const NEAR = 3;

/** @returns the lines that name ours near a word of complaint */
export function complaintsIn(log: string): string[] {
  const lines = log.split('\n').map((line) => line.trimEnd());
  const complains = lines.map((line) => COMPLAINT.test(line.replace(HARMLESS, '')));
  return lines.filter(
    (line, index) => OURS.test(line) && complains.slice(Math.max(0, index - NEAR), index + NEAR + 1).includes(true),
  );
}
