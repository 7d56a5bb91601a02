// Restores the draft of a form. Loaded only if the tab has a draft.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { fillIn, ownControls } from '../base/fill-in.ts';
import { keysWith, readText, removeText } from '../browser/draft-store.ts';
import { draftPrefix } from '../submission/draft.ts';
import { parseDraft } from '../submission/draft-text.ts';
import { draftKeyOf, isKeepable, mayKeepDraft, type RestoredDraft } from './draft-keeper.ts';
import { renderDraftNotice } from './draft-view.ts';
import { slottedControls } from './slotted-fields.ts';

/** Fills in the draft without overwriting existing values. */
export function restoreDraft(form: FoyerFormElement): RestoredDraft | undefined {
  removeExpired();
  const key = draftKeyOf(form);
  const draft = parseDraft(readText(key), Date.now());
  if (!draft) return undefined;
  if (!mayKeepDraft(form)) return void removeText(key);
  const empty = ownControls(form.renderRoot).filter((control) => !isFilled(control));
  fillIn([...empty, ...slottedControls(form).filter(isKeepable)], draft.values);
  return { key, ...(draft.sent && { sent: draft.sent }), renderNotice: renderDraftNotice };
}

function isFilled(control: Element): boolean {
  return 'value' in control && control.value !== '' && !control.matches('[type=checkbox]');
}

/** Removes expired and invalid drafts. */
function removeExpired(): void {
  for (const key of keysWith(draftPrefix)) if (!parseDraft(readText(key), Date.now())) removeText(key);
}
