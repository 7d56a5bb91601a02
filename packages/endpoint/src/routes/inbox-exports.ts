// /inbox/messages.csv and /inbox/subscribers.csv: whole lists for a spreadsheet, streamed.
import type { Consent } from '@foyer/protocol';
import { problemResponse } from '@foyer/protocol/server';
import { type CsvSeparator, csvRow, csvSeparatorFor, csvStart } from '../domain/csv.ts';
import type { Page, ListRequest, SubscriberWithConsent } from '../domain/inbox.ts';
import type { StoredSubmission } from '../domain/stored-submission.ts';
import { type InboxRoute, queryOf } from './inbox.ts';
import { loginRequired, ownerOf } from './inbox-session.ts';
import { readListRequest } from './list-request.ts';
import { onlyMethod } from './reply.ts';

/** Few enough that visitors are served between two pages. */
const pageSize = 200;

export function messagesExport(route: InboxRoute) {
  return exportRoute(route, 'messages.csv', async (request) => {
    const inbox = await route.inbox();
    const list = (page: ListRequest) => inbox.listSubmissions(page);
    // Both passes read the same messages, whatever arrives between them.
    const sameRequest = { ...request, after: request.after ?? (await inbox.endOfSubmissions()) };
    // Field names are known only after reading all messages.
    const names = new Set<string>();
    for await (const page of allPages(sameRequest, list))
      for (const { fields } of page) for (const name of Object.keys(fields)) names.add(name);
    return {
      head: [...messageHead, ...names],
      pages: allPages(sameRequest, list),
      cells: (message: StoredSubmission) => messageCells(message, names),
    };
  });
}

export function subscribersExport(route: InboxRoute) {
  return exportRoute(route, 'subscribers.csv', async (request) => {
    const inbox = await route.inbox();
    const list = (page: ListRequest) => inbox.listSubscribers(page);
    return { head: subscriberHead, pages: allPages(request, list), cells: subscriberCells };
  });
}

interface Table<Item> {
  readonly head: readonly string[];
  readonly pages: AsyncIterable<readonly Item[]>;
  readonly cells: (item: Item) => readonly string[];
}

function exportRoute<Item>(route: InboxRoute, name: string, tableOf: (request: ListRequest) => Promise<Table<Item>>) {
  return onlyMethod('GET', async (context) => {
    if (ownerOf(context, route) === undefined) return loginRequired(context, route);
    const request = readListRequest(queryOf(context));
    if (!request.ok) return problemResponse(request.problem);
    const separator = csvSeparatorFor(context.req.header('accept-language') ?? '');
    const texts = csvTexts(await tableOf(request.value), separator);
    return new Response(streamOf(texts), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
        Vary: 'Accept-Language',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}

/** Reads only as fast as the client does. */
function streamOf(texts: AsyncGenerator<string, void>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await texts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await texts.return()),
  });
}

/** One string per page of rows. */
async function* csvTexts<Item>(
  { head, pages, cells }: Table<Item>,
  separator: CsvSeparator,
): AsyncGenerator<string, void> {
  yield csvStart + csvRow(head, separator);
  for await (const items of pages) yield items.map((item) => csvRow(cells(item), separator)).join('');
}

async function* allPages<Item>(
  request: ListRequest,
  list: (page: ListRequest) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[]> {
  let after = request.after;
  do {
    const page = await list({ ...request, limit: pageSize, ...(after !== undefined && { after }) });
    yield page.items;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

const messageHead = ['received at', 'form', 'status', 'noticed', 'id', 'page', 'consent'];

function messageCells(message: StoredSubmission, names: ReadonlySet<string>): readonly string[] {
  const { consent, fields, form, page, receivedAt, spam, status, submissionId } = message;
  const consented = consent === null ? '' : `${howConsented(consent)}: ${consent.text}`;
  const values = [...names].map((name) => {
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    return typeof value === 'string' ? value : value.join(', ');
  });
  return [receivedAt, form, status, spam.join(' '), submissionId, page.url, consented, ...values];
}

function howConsented({ given, translated }: Consent): string {
  return `${given ? 'given' : 'informed'}${translated ? ', translated by the browser' : ''}`;
}

const subscriberHead = [
  'email',
  'name',
  'status',
  'form',
  'locale',
  'requested at',
  'confirmed at',
  'ended at',
  'wording',
];

function subscriberCells({ consent, email, form, locale, name, status }: SubscriberWithConsent): readonly string[] {
  const last = (kinds: readonly string[]) => consent.findLast(({ kind }) => kinds.includes(kind));
  const at = (...kinds: readonly string[]) => last(kinds)?.at ?? '';
  const wording = last(['confirmed', 'requested'])?.text ?? '';
  const times = [at('requested'), at('confirmed'), at('unsubscribed')];
  return [email, name ?? '', status, form, locale, ...times, wording];
}
