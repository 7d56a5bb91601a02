// Starts a form's session and loads optional parts: draft, slotted controls, mail link.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { hasDraft } from '../browser/draft-trace.ts';
import type { RestoredDraft } from './draft-keeper.ts';
import { FormSession } from './form-session.ts';
import type * as mailView from './mail-view.ts';
import type { OutcomeWords } from './outcome-words.ts';
import type * as slottedFields from './slotted-fields.ts';

export interface SessionStart {
  readonly words: OutcomeWords;
  /** The restored draft. */
  readonly restored?: RestoredDraft | undefined;
  /** Reads slotted controls, if there are any. */
  readonly slottedFields?: typeof slottedFields | undefined;
  /** Renders the mail link, if the owner set an address. */
  readonly mailView?: typeof mailView | undefined;
}

/**
 * Rejects if a required file is unavailable: without the draft reader a draft would be overwritten, and without the reader of
 * slotted controls an incomplete message would be sent.
 */
export async function startSession(form: FoyerFormElement, words: OutcomeWords): Promise<FormSession> {
  const [reader, slottedFields, mailView] = await Promise.all([
    hasDraft() ? import('./draft-reader.ts') : undefined,
    form.querySelector('[slot=fields]') ? import('./slotted-fields.ts') : undefined,
    // Loaded now: after a failure the network may be down.
    form.fallbackEmail ? import('./mail-view.ts').catch(() => undefined) : undefined,
    hasDraft() ? form.wantWords('foyer-draft-reader') : undefined,
  ]);
  return new FormSession(form, { words, slottedFields, mailView, restored: reader?.restoreDraft(form) });
}
