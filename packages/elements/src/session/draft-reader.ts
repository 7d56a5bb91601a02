// Brings back what an earlier page kept of this form. Loaded only where this tab keeps something.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { fillIn, ownControls } from '../base/own-fields.ts';
import { keysWith, readText, removeText } from '../browser/draft-store.ts';
import { draftPrefix } from '../submission/draft.ts';
import { parseDraft } from '../submission/draft-text.ts';
import { draftKeyOf, isKeepable, mayKeepDraft, type RestoredDraft } from './draft-keeper.ts';
import { slottedControls } from './slotted-fields.ts';

/** Fills in what was kept, without writing over what stands there already. */
export function restoreDraft(form: FoyerFormElement): RestoredDraft | undefined {
  removeExpired();
  const key = draftKeyOf(form);
  const draft = parseDraft(readText(key), Date.now());
  if (!draft) return undefined;
  if (!mayKeepDraft(form)) return void removeText(key);
  const empty = ownControls(form.renderRoot).filter((control) => !isFilled(control));
  fillIn([...empty, ...slottedControls(form).filter(isKeepable)], draft.values);
  return { key, ...(draft.sent && { sent: draft.sent }) };
}

function isFilled(control: Element): boolean {
  return 'value' in control && control.value !== '' && !control.matches('[type=checkbox]');
}

/** Removes drafts that have expired, and entries under our keys that are none. */
function removeExpired(): void {
  for (const key of keysWith(draftPrefix)) if (!parseDraft(readText(key), Date.now())) removeText(key);
}
