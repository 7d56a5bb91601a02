// Checkboxes of a list, and the form for those that are checked. Without JavaScript: "all" is a link to the same page with
// every checkbox checked. Checkboxes are outside of the form, since entries contain their own forms.
import { html } from 'hono/html';
import type { InboxView } from './inbox-frame.ts';
import { type InboxWords, inboxWords } from './inbox-words.ts';
import type { Markup } from './page.ts';

export interface Selection extends InboxView {
  readonly words: InboxWords;
  /** Of the section with the list. */
  readonly id: string;
  /** Where the form posts. */
  readonly action: string;
  /** Of the list, so that the owner comes back to it. */
  readonly query: string;
  /** The same page with all checkboxes checked, or none. */
  readonly allUrl: string;
  readonly areTicked: boolean;
  readonly decisions: readonly (readonly [decision: string, label: string])[];
}

/** Programs read the page too, and select by id. */
export function selectable(list: Markup, selection: Selection): Markup {
  const { allUrl, areTicked, csrfToken, id, words } = selection;
  if (csrfToken === '') return list;
  const all = html`<p><a href="${allUrl}#${id}">${areTicked ? words.selectNone : words.selectAll}</a></p>`;
  return html`${all} ${list} ${form(selection)}`;
}

function form({ action, csrfToken, decisions, id, query, words }: Selection): Markup {
  return html`<form method="post" action="${action}" id="${id}-selected" class="selection">
    <input type="hidden" name="key" value="${csrfToken}" />
    <input type="hidden" name="list" value="${query}" />
    <fieldset>
      <legend>${words.selected}</legend>
      ${decisions.map(
        ([decision, label]) => html`<button class="quiet small" name="decision" value="${decision}">${label}</button> `,
      )}
    </fieldset>
  </form>`;
}

export interface Ticked {
  readonly value: string;
  /** What the checkbox selects, for screen readers. */
  readonly label: string;
}

export function checkbox(
  { label, value }: Ticked,
  { areTicked, csrfToken, id, wording }: Pick<Selection, 'areTicked' | 'csrfToken' | 'id' | 'wording'>,
): Markup {
  if (csrfToken === '') return html``;
  return html`<label class="tick"
    ><input
      type="checkbox"
      name="id"
      value="${value}"
      form="${id}-selected"
      aria-label="${inboxWords(wording).select} ${label}"
      ${areTicked ? 'checked' : ''}
  /></label>`;
}
