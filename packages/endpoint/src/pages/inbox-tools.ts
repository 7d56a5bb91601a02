// Search, filters and exports above the lists of the inbox. A form of GET, so that each view has a URL.
import { html } from 'hono/html';
import { type ListRequest, countLimit } from '../domain/inbox.ts';
import { subscriberStatuses } from '../domain/subscriber.ts';
import type { InboxView } from './inbox-frame.ts';
import { type InboxWords, wordFor } from './inbox-words.ts';
import { filterQuery, linkTo } from './list-link.ts';
import type { Markup } from './page.ts';

export interface ToolsView extends InboxView {
  readonly words: InboxWords;
  readonly request: ListRequest;
  /** Ids of the configured forms. */
  readonly forms: readonly string[];
}

/** `unread`: how many messages are new. */
export function messageTools(view: ToolsView, unread: number): Markup {
  const { path, request, words } = view;
  const onlyUnread = html`<label class="choice"
    ><input name="unread" type="checkbox" value="1" ${request.unread === true ? 'checked' : ''} /><span
      >${words.onlyUnread} <span class="count">(${countText(unread)})</span></span
    ></label
  >`;
  const suspected = request.suspected === true ? html`<input type="hidden" name="suspected" value="1" />` : html``;
  const filter = filterQuery(request);
  return tools(path, view, {
    filters: html`${onlyUnread}${suspected}`,
    exports: html`<a href="${linkTo(`${path}/messages.csv`, filter)}" download>${words.exportMessages}</a>
      <a href="${linkTo(`${path}/subscribers.csv`, { ...filter, unread: '' })}" download
        >${words.exportSubscribers}</a
      >`,
  });
}

/** `1000+` where counting ended. */
export function countText(count: number): string {
  return count >= countLimit ? `${count}+` : String(count);
}

export function subscriberTools(view: ToolsView): Markup {
  const { path, request, words } = view;
  const filters = html`<label
    >${words.status}<select name="status">
      ${options(
        ['', ...subscriberStatuses].map((value) => [value, value === '' ? words.allStates : wordFor(words, value)]),
        request.status,
      )}
    </select></label
  >`;
  const exports = html`<a href="${linkTo(`${path}/subscribers.csv`, filterQuery(request))}" download
    >${words.exportSubscribers}</a
  >`;
  return tools(`${path}/subscribers`, view, { filters, exports });
}

function tools(
  action: string,
  { forms, request, words }: ToolsView,
  { exports, filters }: { readonly filters: Markup; readonly exports: Markup },
): Markup {
  const allForms = ['', ...forms].map((id): [string, string] => [id, id === '' ? words.allForms : id]);
  return html`<div class="tools">
    <form action="${action}" role="search">
      <label>${words.search}<input name="q" type="search" value="${request.search ?? ''}" maxlength="200" /></label>
      <label
        >${words.form}<select name="form">
          ${options(allForms, request.form)}
        </select></label
      >
      ${filters}<button class="quiet">${words.find}</button>
    </form>
    <p>${exports}</p>
  </div>`;
}

function options(pairs: readonly (readonly [value: string, label: string])[], chosen = ''): readonly Markup[] {
  return pairs.map(
    ([value, label]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${label}</option>`,
  );
}
