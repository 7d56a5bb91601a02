import assert from 'node:assert/strict';
import { page, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import {
  answersTheSum,
  NOT_SENT,
  notedEvents,
  notesEvents,
  SENT,
  stateOf,
  typedInto,
  UNCLEAR,
  writes,
} from './widget.ts';

const site = siteOfThisFile();

const sentIn = (body: string) => JSON.parse(body) as { submissionId: string };

const receipt = (submissionId: string) => ({
  v: 1,
  status: 'accepted',
  submissionId,
  receivedAt: '2026-11-24T12:00:00.000Z',
});

/** What no page may take for a receipt. */
const FALSE_RECEIPTS: readonly {
  readonly what: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: (submissionId: string) => string;
  readonly state: 'unclear' | 'failed';
  readonly code: string;
}[] = [
  { what: 'HTML instead of JSON', status: 200, body: () => '<h1>Danke!</h1>', state: 'unclear', code: 'unclear' },
  {
    what: 'a redirect to a login page',
    status: 302,
    headers: { Location: '/login' },
    state: 'failed',
    code: 'misconfigured',
  },
  { what: 'an empty 204', status: 204, state: 'unclear', code: 'unclear' },
  {
    what: 'the receipt of another message',
    status: 202,
    headers: { 'Content-Type': 'application/json' },
    body: () => JSON.stringify(receipt('00000000-0000-4000-8000-000000000000')),
    state: 'unclear',
    code: 'unclear',
  },
  {
    what: 'a receipt that calls itself HTML',
    status: 202,
    headers: { 'Content-Type': 'text/html' },
    body: (id) => JSON.stringify(receipt(id)),
    state: 'unclear',
    code: 'unclear',
  },
  {
    what: 'a status that nobody knows',
    status: 202,
    headers: { 'Content-Type': 'application/json' },
    body: (id) => JSON.stringify({ ...receipt(id), status: 'queued' }),
    state: 'unclear',
    code: 'unclear',
  },
  {
    what: 'half a receipt',
    status: 202,
    headers: { 'Content-Type': 'application/json' },
    body: (id) => JSON.stringify(receipt(id)).slice(0, -10),
    state: 'unclear',
    code: 'unclear',
  },
  { what: 'a page that is not there', status: 404, body: () => 'Not found', state: 'failed', code: 'misconfigured' },
  { what: 'a body that is too large', status: 413, body: () => '', state: 'failed', code: 'too-large' },
  { what: 'too many messages', status: 429, headers: { 'Retry-After': '90' }, state: 'failed', code: 'rate-limited' },
  { what: 'a broken server', status: 500, body: () => 'Fatal error', state: 'failed', code: 'unavailable' },
];

for (const {
  what,
  status,
  headers = { 'Content-Type': 'text/html' },
  body = () => '',
  state,
  code,
} of FALSE_RECEIPTS) {
  story(`${what} is never called sent, and the text stays`, async (visitor, context) => {
    const challenge = { v: 1, token: 'token', question: { a: 3, op: '+', b: 4 }, expiresIn: 1800, minFill: 0 };
    const pages = await startPages(context, {
      '/contact/challenge': JSON.stringify(challenge),
      '/contact': (response, { body: sent }) =>
        response.writeHead(status, headers).end(body(sentIn(sent).submissionId)),
      '/login': '<h1>Anmelden</h1>',
      '/': page(
        '<foyer-contact-card endpoint="/contact"></foyer-contact-card>',
        `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`,
      ),
    });
    await visitor.opens(pages.url);
    await notesEvents(visitor);
    await writes(visitor, 'Kommt das an?');
    await answersTheSum(visitor);
    await visitor.clicks('Nachricht senden');
    await visitor.sees(state === 'unclear' ? UNCLEAR : NOT_SENT);

    assert.equal(await stateOf(visitor), state);
    assert.ok(!(await visitor.text()).includes(SENT));
    assert.deepEqual(await typedInto(visitor), { name: '', email: 'lena@example.org', message: 'Kommt das an?' });
    const events = (await notedEvents(visitor)) as { type: string; detail: { code: string; status?: number } }[];
    assert.deepEqual(
      events.map(({ type }) => type),
      ['foyer-submit', 'foyer-error'],
    );
    assert.equal(events[1]?.detail.code, code);
    assert.equal(pages.requests.includes('GET /login'), false, 'a redirect is not followed');
  });
}
