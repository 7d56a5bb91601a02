// Starts the session of a form, with the draft of an earlier page where this tab keeps one.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { hasDraft } from '../browser/draft-trace.ts';
import { FormSession } from './form-session.ts';
import type { OutcomeWords } from './outcome-words.ts';

/** Rejects where the file that reads drafts is unavailable: a form without its draft would write over it. */
export async function startSession(form: FoyerFormElement, words: OutcomeWords): Promise<FormSession> {
  const reader = hasDraft() ? await import('./draft-reader.ts') : undefined;
  return new FormSession(form, words, reader?.restoreDraft(form));
}
