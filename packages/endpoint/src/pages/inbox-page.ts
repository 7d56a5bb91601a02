// Lists of messages, subscribers and suspected spam, with search. Works without JavaScript.
import { unicodeAddress } from '@foyer/protocol';
import { html } from 'hono/html';
import type { BeaconCount } from '../domain/beacon.ts';
import type { ListedMessage, ListRequest, Page, SubscriberWithConsent } from '../domain/inbox.ts';
import { beaconTable } from './beacon-table.ts';
import { type InboxView, inboxFrame, status } from './inbox-frame.ts';
import { countText, messageTools, subscriberTools } from './inbox-tools.ts';
import { type InboxWords, inboxWords } from './inbox-words.ts';
import { filterQuery, linkTo, pageQuery } from './list-link.ts';
import { messageEntries } from './message-list.ts';
import type { Markup } from './page.ts';
import { type InboxResult, resultText } from './inbox-result.ts';
import { consentSteps } from './subscriber-page.ts';

export interface InboxContent {
  readonly messages?: Page<ListedMessage>;
  readonly subscribers?: Page<SubscriberWithConsent>;
  readonly suspected?: Page<ListedMessage>;
  readonly beacons?: readonly BeaconCount[];
  readonly request: ListRequest;
  /** Ids of the configured forms. */
  readonly forms: readonly string[];
  /** Undefined on the page of subscribers. */
  readonly counts?: { readonly unread: number; readonly failed: number; readonly closedHooks: number };
  readonly result?: InboxResult | undefined;
  /** Id of the list whose checkboxes are checked. */
  readonly ticked?: string;
}

type ListName = 'messages' | 'subscribers' | 'suspected';

export function inboxPage(content: InboxContent, place: InboxView): Promise<Response> {
  const words = inboxWords(place.wording);
  const { messages, subscribers, suspected, request, result, ticked = '' } = content;
  const isOverview = messages !== undefined && subscribers !== undefined;
  const view = { ...place, words, request, ticked, isOverview };
  const ofMessages = (id: 'messages' | 'suspected', page: Page<ListedMessage>) =>
    section(page, { ...view, id }, messageEntries(page, { ...view, id }));
  const sections = [
    ...(messages ? [ofMessages('messages', messages)] : []),
    ...(subscribers
      ? [section(subscribers, { ...view, id: 'subscribers' }, subscriberEntries(subscribers, view))]
      : []),
    ...(suspected ? [ofMessages('suspected', suspected)] : []),
  ];
  const tools = { ...view, forms: content.forms };
  return inboxFrame(place, {
    title: words.title,
    top: isOverview ? navigation(words, content) : newestLink(content, view),
    main: html`${failedLink(content, view)}
    ${content.counts === undefined ? subscriberTools(tools) : messageTools(tools, content.counts.unread)}
    ${sections}${beaconTable(content.beacons ?? [], words)}`,
    result: result && resultText(result, place.wording),
  });
}

interface View extends InboxView {
  /** All lists are shown. */
  readonly isOverview: boolean;
  readonly words: InboxWords;
  readonly request: ListRequest;
}

function failedLink({ counts }: InboxContent, { path, words }: View): Markup {
  if (counts === undefined || counts.failed + counts.closedHooks === 0) return html``;
  const [name, count] = counts.failed === 0 ? [words.closedHooks, counts.closedHooks] : [words.failed, counts.failed];
  return html`<p class="alert">
    <a href="${path}/deliveries">${name} <span class="count">(${countText(count)})</span></a>
  </p>`;
}

function newestLink({ counts }: InboxContent, { path, request, words }: View): Markup {
  const isPlain = request.after === undefined;
  const list = counts === undefined && !isPlain ? `${path}/subscribers` : path;
  const query = isPlain ? {} : { ...filterQuery(request), suspected: request.suspected === true ? 1 : undefined };
  return html`<a href="${linkTo(list, query)}">${isPlain ? words.back : words.newest}</a>`;
}

function navigation(words: InboxWords, content: InboxContent): Markup {
  const names = (['messages', 'subscribers', 'suspected'] as const).filter((name) => content[name] !== undefined);
  return html`<nav>
    <ul>
      ${names.map((name) => html`<li><a href="#${name}">${words[name]}</a></li>`)}
    </ul>
  </nav>`;
}

interface ListView extends View {
  readonly id: ListName;
}

function section(page: Page<unknown>, view: ListView, entries: Markup): Markup {
  const { id, request, words } = view;
  const isFiltered = request.search !== undefined || request.unread === true || request.status !== undefined;
  const nothing = { messages: words.noMessages, subscribers: words.noSubscribers, suspected: words.noSuspected }[id];
  const list =
    page.items.length === 0 ? html`<p class="nothing">${isFiltered ? words.nothingFound : nothing}</p>` : entries;
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${words[id]}</h2>
    ${list} ${older(page, view)} ${id === 'subscribers' ? filterLink(view) : ''}
  </section>`;
}

/** Link to the next page of the same list, with the same filters. */
function older({ next }: Page<unknown>, { id, path, request, words }: ListView): Markup {
  if (next === null) return html``;
  const list = id === 'subscribers' ? `${path}/subscribers` : path;
  const query = pageQuery({ ...request, after: next, suspected: id === 'suspected' });
  return html`<p><a href="${linkTo(list, query)}">${words.older}</a></p>`;
}

/** The overview has no filter of subscribers. */
function filterLink({ path, words, isOverview }: ListView): Markup {
  return isOverview ? html`<p><a href="${path}/subscribers">${words.filterSubscribers}</a></p>` : html``;
}

function subscriberEntries({ items }: Page<SubscriberWithConsent>, view: View): Markup {
  return html`<ol class="entries">
    ${items.map((item) => html`<li>${subscriberEntry(item, view)}</li>`)}
  </ol>`;
}

function subscriberEntry(subscriber: SubscriberWithConsent, view: View): Markup {
  const { path, words } = view;
  return html`<article class="entry">
    <header>
      <h3>
        <a href="${path}/subscribers/${subscriber.subscriberId}"><bdi>${unicodeAddress(subscriber.email)}</bdi></a>
      </h3>
      ${status(subscriber.status, words)}<span class="meta"
        >${subscriber.form}${subscriber.name === null ? '' : html` · <bdi>${subscriber.name}</bdi>`}</span
      >
    </header>
    <details>
      <summary>${words.proof} <span class="count">(${subscriber.consent.length})</span></summary>
      ${consentSteps(subscriber.consent, words, view)}
    </details>
  </article>`;
}
