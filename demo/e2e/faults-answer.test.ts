// Rows 10 to 18 of the table of failures: invalid responses, and responses that the page cannot read.
import assert from 'node:assert/strict';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import {
  answers,
  answersJson,
  breaksInReceipt,
  type Fault,
  omitsCors,
  misstatesLength,
  sendsGzipBomb,
} from '@foyer/testing/node/faults.ts';
import { expectKept, type Faulty, seesConsoleMessage, visits, writesAndSends } from './faulty.ts';
import { story } from './story.ts';

/** Sends a message with each of these faults; each leaves the widget in this state and keeps the text. */
async function isKeptBy(
  visitor: Visitor,
  { server }: Faulty,
  state: string,
  ...faults: readonly Fault[]
): Promise<void> {
  for (const fault of faults) {
    server.answers(fault);
    await writesAndSends(visitor);
    await expectKept(visitor, state);
    await visitor.evaluates(`document.querySelector('foyer-contact-card').reset()`);
  }
}

const redirect = (status: number): Fault => answers(status, { headers: { Location: '/login' } });

for (const [row, statuses] of [
  [10, [301, 302, 303]],
  [11, [307, 308]],
] as const) {
  story(
    `row ${row}: redirect ${statuses.join(', ')}: it is not followed, and nothing is reported as sent`,
    async (visitor, context) => {
      const faulty = await visits(visitor, context);
      await isKeptBy(visitor, faulty, 'failed', ...statuses.map(redirect));
      const { requests, attempts, stored } = faulty.server;
      assert.equal(attempts.length, statuses.length, 'one attempt each');
      assert.deepEqual(
        requests.filter((request) => request.includes('/login')),
        [],
      );
      assert.equal(stored.size, 0);
    },
  );
}

story('row 12: a 200 with an HTML page is no receipt, nor is JSON labeled as HTML', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  const html = { 'Content-Type': 'text/html' };
  const receiptAsHtml: Fault = {
    act: ({ reply, store }) => reply({ status: 202, headers: html, body: JSON.stringify(store()) }),
  };
  await isKeptBy(visitor, faulty, 'unclear', answers(200, { headers: html, body: '<h1>Danke!</h1>' }), receiptAsHtml);
  assert.equal(faulty.server.attempts.length, 4, 'each is retried once');
});

story('row 13: a receipt of another message, or with an unknown status, does not count', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  const foreign = { v: 1, status: 'accepted', submissionId: '00000000-0000-4000-8000-000000000000' };
  const queued: Fault = {
    act: ({ reply, store }) => {
      const headers = { 'Content-Type': 'application/json' };
      reply({ status: 202, headers, body: JSON.stringify({ ...store(), status: 'queued' }) });
    },
  };
  await isKeptBy(visitor, faulty, 'unclear', answersJson(202, foreign), queued);
});

story('row 14: an empty response is no receipt', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  await isKeptBy(visitor, faulty, 'unclear', answers(204), answers(200), answersJson(200, null));
});

story('row 15: a truncated receipt, or one with a wrong Content-Length, does not count', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  const half = answers(202, { headers: { 'Content-Type': 'application/json' }, body: '{"v":1,"status":"acc' });
  await isKeptBy(visitor, faulty, 'unclear', breaksInReceipt, half, misstatesLength(20), misstatesLength(-20));
});

story(
  'row 15: a receipt that decompresses to ten megabytes is not read to its end and does not count',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await isKeptBy(visitor, faulty, 'unclear', sendsGzipBomb);
    assert.equal(faulty.server.stored.size, 1, 'the message is stored');
  },
);

story(
  'row 16: a receipt without CORS headers: four attempts store one message, not reported as sent',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(omitsCors);
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(faulty.server.attempts.length, 4);
    assert.equal(faulty.server.stored.size, 1);
  },
);

story(
  'row 17: a refused preflight: nothing is sent, and the console names the origin to allow',
  async (visitor, context) => {
    const { server, url } = await visits(visitor, context, { preflight: answers(403, { cors: false }) });
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(server.attempts.length, 0);
    await seesConsoleMessage(visitor, url);
  },
);

story(
  'row 18: a CSP that blocks the request: nothing is sent, and the console names the directive',
  async (visitor, context) => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`;
    const { server } = await visits(visitor, context, { head: policy });
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(server.requests.length, 0);
    await seesConsoleMessage(visitor, 'connect-src', server.url);
  },
);
