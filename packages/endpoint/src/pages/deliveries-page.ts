// Mails and calls of hooks that were given up, with the reason, and what can be done about them.
import { html } from 'hono/html';
import type { ClosedHook, FailedDelivery, ListRequest, Page } from '../domain/inbox.ts';
import { reasonIn } from './failure-reason.ts';
import { type InboxView, inboxFrame, postForm, rows, time, timeTextOf } from './inbox-frame.ts';
import { type InboxResult, resultText } from './inbox-result.ts';
import { countText } from './inbox-tools.ts';
import { type InboxWords, inboxWords, wordFor } from './inbox-words.ts';
import { linkTo, pageQuery, queryText } from './list-link.ts';
import type { Markup } from './page.ts';
import { checkbox, selectable, type Selection } from './selection.ts';

export interface DeliveriesContent {
  readonly deliveries: Page<FailedDelivery>;
  readonly closedHooks: readonly ClosedHook[];
  readonly request: ListRequest;
  readonly result: InboxResult | undefined;
  readonly areTicked: boolean;
}

export function deliveriesPage(content: DeliveriesContent, view: InboxView): Promise<Response> {
  const { closedHooks, deliveries, request, result } = content;
  const words = inboxWords(view.wording);
  const path = `${view.path}/deliveries`;
  const selection = selectionOf(content, { ...view, words });
  const list = html`<ol class="entries">
    ${deliveries.items.map((item) => html`<li>${entry(item, selection)}</li>`)}
  </ol>`;
  const older = linkTo(path, pageQuery({ ...request, after: deliveries.next ?? 0 }));
  const main = html`${closedHooks.length === 0 ? '' : closedSection(closedHooks, { ...view, words })}
    <p class="meta">${words.failedHint}</p>
    <section id="failed" aria-label="${words.failed}">
      ${deliveries.items.length === 0 ? html`<p class="nothing">${words.noFailed}</p>` : selectable(list, selection)}
      ${deliveries.next === null ? '' : html`<p><a href="${older}">${words.older}</a></p>`}
    </section>`;
  return inboxFrame(view, {
    title: words.failed,
    top: html`<a href="${view.path}">${words.back}</a>`,
    main,
    result: result && resultText(result, view.wording),
  });
}

function selectionOf(
  { areTicked, request }: DeliveriesContent,
  view: InboxView & { readonly words: InboxWords },
): Selection {
  const action = `${view.path}/deliveries`;
  const query = pageQuery(request);
  return {
    ...view,
    id: 'failed',
    action,
    query: queryText(query),
    allUrl: linkTo(action, { ...query, select: areTicked ? '' : 'failed' }),
    areTicked,
    decisions: [
      ['send-again', view.words.retry],
      ['dismiss', view.words.dismiss],
    ],
  };
}

function closedSection(hooks: readonly ClosedHook[], view: InboxView & { readonly words: InboxWords }): Markup {
  const { csrfToken, path, words } = view;
  const button = (hook: string) =>
    html`<input type="hidden" name="hook" value="${hook}" /><button name="decision" value="reopen">
        ${words.reopen}
      </button>`;
  return html`<section id="closed" aria-labelledby="closed-heading">
    <h2 id="closed-heading">${words.closedHooks}</h2>
    <p class="meta">${words.closedHint}</p>
    <ol class="entries">
      ${hooks.map(
        ({ hook, waiting }) =>
          html`<li>
            <article class="entry">
              <h3>${hook}</h3>
              ${rows([[words.waitingCalls, countText(waiting)]])}
              ${csrfToken === '' ? '' : postForm(`${path}/deliveries`, view, button(hook))}
            </article>
          </li>`,
      )}
    </ol>
  </section>`;
}

function entry(delivery: FailedDelivery, view: Selection): Markup {
  const { words } = view;
  const { attempts, createdAt, deliveryId, failedAt, hook, kind, lastError } = delivery;
  const name = hook ?? wordFor(words, kind);
  const facts = [
    [words.reason, reasonIn(words, lastError ?? '')],
    [words.since, time(createdAt, view)],
    [words.gaveUp, time(failedAt ?? createdAt, view)],
    [words.attempts, String(attempts)],
  ] as const;
  return html`<article class="entry">
    <header>
      ${checkbox({ value: deliveryId, label: `${name}, ${timeTextOf(createdAt, view)}` }, view)}
      <h2>${name}</h2>
    </header>
    ${rows(facts)} ${subject(delivery, view)}
  </article>`;
}

/** What the mail is about. */
function subject({ submissionId, subscriberId }: FailedDelivery, { path, words }: Selection): Markup {
  const links = [
    ...(submissionId === null ? [] : [[`${path}/messages/${submissionId}`, words.submission] as const]),
    ...(subscriberId === null ? [] : [[`${path}/subscribers/${subscriberId}`, words.proof] as const]),
  ];
  return html`<p class="links">${links.map(([url, label]) => html`<a href="${url}">${label}</a> `)}</p>`;
}
