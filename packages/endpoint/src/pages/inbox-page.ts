// Lists of messages, subscribers and suspected spam, with search. Works without JavaScript.
import { html } from 'hono/html';
import type { BeaconCount } from '../domain/beacon.ts';
import type { ListedMessage, Page, PageRequest, SubscriberWithConsent } from '../domain/inbox.ts';
import { beaconTable } from './beacon-table.ts';
import { type InboxView, inboxFrame, linkTo, postForm, rows, status, time } from './inbox-frame.ts';
import { type InboxWords, inboxWords } from './inbox-words.ts';
import { messageRows, senderOf } from './message-page.ts';
import type { Markup } from './page.ts';
import { consentSteps } from './subscriber-page.ts';

export interface InboxContent {
  readonly messages?: Page<ListedMessage>;
  readonly subscribers?: Page<SubscriberWithConsent>;
  readonly suspected?: Page<ListedMessage>;
  readonly beacons?: readonly BeaconCount[];
  readonly request: PageRequest;
  /** Ids of the configured forms. */
  readonly forms: readonly string[];
}

type ListName = 'messages' | 'subscribers' | 'suspected';

export function inboxPage(content: InboxContent, place: InboxView): Promise<Response> {
  const words = inboxWords(place.wording);
  const { messages, subscribers, suspected, request } = content;
  const isContinued = request.after !== undefined;
  const view = { ...place, words, request };
  const sections = [
    ...(messages ? [section(messages, { ...view, id: 'messages' }, messageEntry)] : []),
    ...(subscribers ? [section(subscribers, { ...view, id: 'subscribers' }, subscriberEntry)] : []),
    ...(suspected ? [section(suspected, { ...view, id: 'suspected' }, messageEntry)] : []),
  ];
  const top = isContinued
    ? html`<a href="${linkTo(place.path, { form: request.form, q: request.search })}">${words.newest}</a>`
    : navigation(words, content);
  return inboxFrame(place, {
    title: words.title,
    top,
    main: html`${toolbar(content, view)}${sections}${beaconTable(content.beacons ?? [], words)}`,
  });
}

interface View extends InboxView {
  readonly words: InboxWords;
  readonly request: PageRequest;
}

function navigation(words: InboxWords, content: InboxContent): Markup {
  const names = (['messages', 'subscribers', 'suspected'] as const).filter((name) => content[name] !== undefined);
  if (names.length < 2) return html``;
  return html`<nav>
    <ul>
      ${names.map((name) => html`<li><a href="#${name}">${words[name]}</a></li>`)}
    </ul>
  </nav>`;
}

function toolbar({ forms }: InboxContent, { path, request, words }: View): Markup {
  const { form, search = '' } = request;
  const options = ['', ...forms].map(
    (id) =>
      html`<option value="${id}" ${id === (form ?? '') ? 'selected' : ''}>${id === '' ? words.allForms : id}</option>`,
  );
  const filter = { form, q: search };
  return html`<div class="tools">
    <form action="${path}" role="search">
      <label>${words.search}<input name="q" type="search" value="${search}" maxlength="200" /></label>
      <label
        >${words.form}<select name="form">
          ${options}
        </select></label
      >
      <button class="quiet">${words.find}</button>
    </form>
    <p>
      <a href="${linkTo(`${path}/messages.csv`, filter)}" download>${words.exportMessages}</a>
      <a href="${linkTo(`${path}/subscribers.csv`, filter)}" download>${words.exportSubscribers}</a>
    </p>
  </div>`;
}

interface ListView extends View {
  readonly id: ListName;
}

function section<Item>(page: Page<Item>, view: ListView, entry: (item: Item, view: View) => Markup): Markup {
  const { id, request, words } = view;
  const nothing = { messages: words.noMessages, subscribers: words.noSubscribers, suspected: words.noSuspected }[id];
  const list =
    page.items.length === 0
      ? html`<p class="nothing">${request.search === undefined ? nothing : words.nothingFound}</p>`
      : html`<ol class="entries">
          ${page.items.map((item) => html`<li>${entry(item, view)}</li>`)}
        </ol>`;
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${words[id]}</h2>
    ${list} ${older(page, view)}
  </section>`;
}

/** Link to the next page of the same list, with the same filters. */
function older({ next }: Page<unknown>, { id, path, request, words }: ListView): Markup {
  if (next === null) return html``;
  const { form, limit, search } = request;
  const list = id === 'subscribers' ? `${path}/subscribers` : path;
  const query = { after: next, limit, form, q: search, suspected: id === 'suspected' ? 1 : undefined };
  return html`<p><a href="${linkTo(list, query)}">${words.older}</a></p>`;
}

function messageEntry(message: ListedMessage, view: View): Markup {
  const { path, words } = view;
  const address = `${path}/messages/${message.submissionId}`;
  const release = html`<input type="hidden" name="decision" value="release" /><button class="quiet small">
      ${words.release}
    </button>`;
  return html`<article class="entry">
    <header>
      <h3>
        <a href="${address}"><bdi>${senderOf(message)}</bdi></a>
      </h3>
      ${message.unread ? html`<strong class="status">${words.unread}</strong>` : ''}
      ${status(message.status, words)}<span class="meta">${message.form} · ${time(message.receivedAt)}</span>
    </header>
    ${rows(messageRows(message, words))}
    ${message.status === 'spam' && view.csrfToken !== '' ? postForm(address, view, release) : ''}
  </article>`;
}

function subscriberEntry(subscriber: SubscriberWithConsent, { path, words }: View): Markup {
  return html`<article class="entry">
    <header>
      <h3>
        <a href="${path}/subscribers/${subscriber.subscriberId}"><bdi>${subscriber.email}</bdi></a>
      </h3>
      ${status(subscriber.status, words)}<span class="meta"
        >${subscriber.form}${subscriber.name === null ? '' : html` · <bdi>${subscriber.name}</bdi>`}</span
      >
    </header>
    <details>
      <summary>${words.proof} <span class="count">(${subscriber.consent.length})</span></summary>
      ${consentSteps(subscriber.consent, words)}
    </details>
  </article>`;
}
