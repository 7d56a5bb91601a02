// Starts the session of a form, with what only some pages need: an earlier page's draft, controls of the page's own.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { hasDraft } from '../browser/draft-trace.ts';
import type { RestoredDraft } from './draft-keeper.ts';
import { FormSession } from './form-session.ts';
import type * as mailView from './mail-view.ts';
import type { OutcomeWords } from './outcome-words.ts';
import type * as slottedFields from './slotted-fields.ts';

export interface SessionStart {
  readonly words: OutcomeWords;
  /** A draft that stands in the fields again. */
  readonly restored?: RestoredDraft | undefined;
  /** Reads the page's own controls, where there are any yet. */
  readonly slottedFields?: typeof slottedFields | undefined;
  /** Draws the link into the visitor's mail program, where the owner gave an address. */
  readonly mailView?: typeof mailView | undefined;
}

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
