// Whether there may be a draft: all that a page at rest has to know about it.

/** True where this tab keeps something of any form. The session of each finds out whether it is its own. */
export function hasDraft(): boolean {
  try {
    return String(Object.keys(sessionStorage)).includes('foyer:1:');
  } catch {
    return false;
  }
}
