// Rows 10 to 18 of the table of failures: answers that are none, and answers that no page may read.
import assert from 'node:assert/strict';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import {
  answers,
  answersJson,
  breaksInReceipt,
  type Fault,
  hidesReceipt,
  miscounts,
  sendsGzipBomb,
} from '@foyer/testing/node/faults.ts';
import { expectKept, type Faulty, hearsConsole, visits, writesAndSends } from './faulty.ts';
import { story } from './story.ts';

/** Sends by each of these faults in turn; each leaves the widget in this state, with the text in it. */
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
  story(`row ${row}: ${statuses.join(', ')}: nobody follows, and nothing is called sent`, async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await isKeptBy(visitor, faulty, 'failed', ...statuses.map(redirect));
    const { requests, attempts, stored } = faulty.server;
    assert.equal(attempts.length, statuses.length, 'one attempt each');
    assert.deepEqual(
      requests.filter((request) => request.includes('/login')),
      [],
    );
    assert.equal(stored.size, 0);
  });
}

story(
  'row 12: 200 with a page of HTML proves nothing, nor does a receipt that calls itself one',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    const html = { 'Content-Type': 'text/html' };
    const receiptAsHtml: Fault = {
      act: ({ reply, store }) => reply({ status: 202, headers: html, body: JSON.stringify(store()) }),
    };
    await isKeptBy(visitor, faulty, 'unclear', answers(200, { headers: html, body: '<h1>Danke!</h1>' }), receiptAsHtml);
    assert.equal(faulty.server.attempts.length, 4, 'each once more, and no more');
  },
);

story(
  'row 13: the receipt of another message proves nothing, nor does a status that nobody knows',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    const foreign = { v: 1, status: 'accepted', submissionId: '00000000-0000-4000-8000-000000000000' };
    const queued: Fault = {
      act: ({ reply, store }) => {
        const headers = { 'Content-Type': 'application/json' };
        reply({ status: 202, headers, body: JSON.stringify({ ...store(), status: 'queued' }) });
      },
    };
    await isKeptBy(visitor, faulty, 'unclear', answersJson(202, foreign), queued);
  },
);

story('row 14: an empty answer proves nothing', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  await isKeptBy(visitor, faulty, 'unclear', answers(204), answers(200), answersJson(200, null));
});

story('row 15: a receipt that breaks off, or is counted wrongly, proves nothing', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  const half = answers(202, { headers: { 'Content-Type': 'application/json' }, body: '{"v":1,"status":"acc' });
  await isKeptBy(visitor, faulty, 'unclear', breaksInReceipt, half, miscounts(20), miscounts(-20));
});

story(
  'row 15: a receipt that unpacks to ten megabytes is not read to its end, and proves nothing',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await isKeptBy(visitor, faulty, 'unclear', sendsGzipBomb);
    assert.equal(faulty.server.stored.size, 1, 'although it is stored');
  },
);

story('row 16: a receipt without CORS headers: stored once, never called sent', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  faulty.server.answers(hidesReceipt);
  await writesAndSends(visitor);
  await expectKept(visitor, 'failed');
  assert.equal(faulty.server.attempts.length, 4);
  assert.equal(faulty.server.stored.size, 1);
});

story(
  'row 17: a refused preflight: nothing leaves, and the console says which origin to allow',
  async (visitor, context) => {
    const { server, url } = await visits(visitor, context, { preflight: answers(403, { cors: false }) });
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(server.attempts.length, 0);
    await hearsConsole(visitor, url);
  },
);

story(
  'row 18: a policy that forbids the request: nothing leaves, and the console says which line to change',
  async (visitor, context) => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`;
    const { server } = await visits(visitor, context, { head: policy });
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(server.requests.length, 0);
    await hearsConsole(visitor, 'connect-src', server.url);
  },
);
