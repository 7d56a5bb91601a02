// Starts the session of a form, with what only some pages need: an earlier page's draft, controls of the page's own.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { hasDraft } from '../browser/draft-trace.ts';
import { FormSession } from './form-session.ts';
import type { OutcomeWords } from './outcome-words.ts';

/**
 * Rejects where a file that it needs is unavailable: a form without its draft would write over it, and one that cannot read
 * the page's own controls would send half a message.
 */
export async function startSession(form: FoyerFormElement, words: OutcomeWords): Promise<FormSession> {
  const [reader, slottedFields, mailView] = await Promise.all([
    hasDraft() ? import('./draft-reader.ts') : undefined,
    form.querySelector('[slot=fields]') ? import('./slotted-fields.ts') : undefined,
    // Loaded now, since after a failure there may be no network to load it by.
    form.fallbackEmail ? import('./mail-view.ts').catch(() => undefined) : undefined,
  ]);
  return new FormSession(form, { words, slottedFields, mailView, restored: reader?.restoreDraft(form) });
}
