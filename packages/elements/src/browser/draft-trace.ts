// Whether there may be a draft: all that the first view needs to know.

/** Whether this tab keeps a draft of any form. Each session checks whether it is its own. */
export function hasDraft(): boolean {
  try {
    return Object.keys(sessionStorage).join().includes('foyer:1:');
  } catch {
    return false;
  }
}
