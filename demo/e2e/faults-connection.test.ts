// Rows 1 to 9, 40 and 42 of the table of failures: what happens to the connection.
import assert from 'node:assert/strict';
import {
  after,
  answers,
  breaksInReceipt,
  closesAtReuse,
  dribbles,
  resets,
  resetsAfter,
  neverResponds,
  stallsInReceipt,
  stores,
  storesThen,
  sendsNoHttp,
} from '@foyer/testing/node/faults.ts';
import { eventually } from './eventually.ts';
import { expectKept, expectOne, expectSent, visits, writesAndSends } from './faulty.ts';
import { story } from './story.ts';
import { notedEvents, notesEvents, NOT_SENT, SENT, stateOf } from './widget.ts';

story(
  'row 1: connection refused: the text is kept, and "Nochmals senden" stores it later',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await faulty.server.close();
    await notesEvents(visitor);
    await writesAndSends(visitor);
    await visitor.sees(NOT_SENT);
    await expectKept(visitor, 'failed');
    const events = (await notedEvents(visitor)) as { type: string; detail: { code: string; retryable: boolean } }[];
    assert.deepEqual(
      events.map(({ type, detail: { code } }) => [type, code]),
      [
        ['foyer-submit', undefined],
        ['foyer-error', 'network'],
      ],
    );
    assert.equal(events[1]?.detail.retryable, true);
    await faulty.server.open();
    await visitor.clicks('Nochmals senden');
    await expectSent(visitor, faulty);
  },
);

story('row 2: no response: the attempt times out, and the same message is sent again', async (visitor, context) => {
  const faulty = await visits(visitor, context, { attributes: 'timeout="0.4"' });
  faulty.server.answers(neverResponds, stores);
  await writesAndSends(visitor);
  await expectSent(visitor, faulty);
  assert.equal(faulty.server.attempts.length, 2);
});

story(
  'row 2: no response to any attempt: it fails after four attempts and keeps the text',
  async (visitor, context) => {
    const { server } = await visits(visitor, context, { attributes: 'timeout="0.2"' });
    server.answers(neverResponds);
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(server.attempts.length, 4);
  },
);

story(
  'row 3: the response stalls: the timeout covers the body too, and the retry is stored',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { attributes: 'timeout="0.4"' });
    faulty.server.answers(stallsInReceipt, stores);
    await writesAndSends(visitor);
    await expectSent(visitor, faulty);
    assert.equal(faulty.server.attempts.length, 2);
  },
);

story(
  'row 3: the response trickles in too slowly: the attempt times out, and the retry is stored',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { attributes: 'timeout="0.4"' });
    faulty.server.answers(dribbles(20), stores);
    await writesAndSends(visitor);
    await expectSent(visitor, faulty);
  },
);

for (const [what, fault] of [
  ['before the message is handled', resets],
  ['in the middle of the message', resetsAfter(60)],
  ['after bytes that are not HTTP', sendsNoHttp],
] as const) {
  story(`row 4: the connection breaks ${what}: the retry stores one message`, async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(fault, stores);
    await writesAndSends(visitor);
    await expectSent(visitor, faulty);
  });
}

for (const [what, fault] of [
  ['the connection breaks', storesThen(resets)],
  ['the receipt breaks off', breaksInReceipt],
] as const) {
  story(`row 5: the message is stored, then ${what}: the retry stores no second one`, async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(fault, stores);
    await writesAndSends(visitor);
    await expectSent(visitor, faulty);
    assert.equal(faulty.server.attempts.length, 2);
  });
}

story(
  'row 6: the message is stored, then a gateway answers 504: the retry stores no second one',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(storesThen(answers(504, { body: 'Gateway Timeout' })), stores);
    await writesAndSends(visitor);
    await expectSent(visitor, faulty);
    assert.equal(faulty.server.attempts.length, 2);
  },
);

/** The page records what it shows, because polling from outside may miss a second. */
const NOTES_EACH_SECOND = `(() => {
  window.shown = [];
  const card = document.querySelector('foyer-contact-card');
  const note = () => shown.push(card.state + ' ' + card.shadowRoot.querySelector('.notice b')?.textContent);
  new MutationObserver(note).observe(card.shadowRoot, { subtree: true, childList: true, characterData: true });
})()`;

story(
  'row 7: 503 with Retry-After 2: a countdown is shown, and the retry waits two seconds',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(answers(503, { headers: { 'Retry-After': '2' } }), stores);
    await visitor.evaluates(NOTES_EACH_SECOND);
    await writesAndSends(visitor);
    await expectSent(visitor, faulty);
    const shown = (await visitor.evaluates('window.shown')) as string[];
    const seconds = [...new Set(shown)].filter((step) => step.startsWith('waiting'));
    assert.deepEqual(seconds.slice(0, 2), ['waiting 0:02', 'waiting 0:01']);
    const [first, second] = faulty.server.attempts;
    assert.ok((second?.at ?? 0) - (first?.at ?? 0) >= 1950, 'the retry waits');
  },
);

story(
  'row 8: 429 with an invalid Retry-After: the header is ignored, and the retry is stored',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    for (const value of ['-1', '0x10', '1e9', 'soon', '']) {
      faulty.server.answers(answers(429, { headers: { 'Retry-After': value } }), stores);
      await writesAndSends(visitor);
      await visitor.sees(SENT);
      await visitor.clicks('Noch eine Nachricht schreiben');
    }
    assert.equal(faulty.server.stored.size, 5);
    assert.equal(faulty.server.attempts.length, 10);
  },
);

story('row 8: 429 with a date as Retry-After: the retry waits until then', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  const second = Math.ceil((Date.now() + 1500) / 1000) * 1000;
  faulty.server.answers(answers(429, { headers: { 'Retry-After': new Date(second).toUTCString() } }), stores);
  await writesAndSends(visitor);
  await expectSent(visitor, faulty);
  assert.ok((faulty.server.attempts[1]?.at ?? 0) >= second - 50);
});

story(
  'row 8: 429 with a Retry-After of years: it fails at once, and can be sent again by hand',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(answers(429, { headers: { 'Retry-After': '1000000000' } }), stores);
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(faulty.server.attempts.length, 1);
    await visitor.clicks('Nochmals senden');
    await expectSent(visitor, faulty);
  },
);

story('row 9: 500 on every attempt: it fails after four attempts and keeps the text', async (visitor, context) => {
  const { server } = await visits(visitor, context);
  server.answers(answers(500));
  await writesAndSends(visitor);
  await expectKept(visitor, 'failed');
  assert.equal(server.attempts.length, 4);
  assert.equal(server.stored.size, 0);
});

story(
  'row 40: a slow and lossy connection: one message is stored, and the page stays responsive',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { attributes: 'timeout="2"' });
    // A lost packet delays the connection by some hundred milliseconds, and sometimes ends it.
    faulty.server.answers(after(400, resets), after(900, storesThen(resets)), after(400, dribbles(2)));
    await visitor.evaluates(`(() => {
    window.longestGap = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      longestGap = Math.max(longestGap, now - last);
      last = now;
    }, 10);
  })()`);
    await writesAndSends(visitor);
    await expectSent(visitor, faulty);
    const gap = Number(await visitor.evaluates('longestGap'));
    context.diagnostic(`longest pause of the page: ${Math.round(gap)} ms`);
    // A page takes some 40 ms alone; more than that is load on the machine.
    assert.ok(gap < 500, `the page stood still for ${gap} ms`);
  },
);

story(
  'row 42: the server closes a kept-alive connection as it is reused: one message is stored',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(closesAtReuse);
    await writesAndSends(visitor);
    await eventually('an end', async () =>
      ['sent', 'failed'].includes(String(await stateOf(visitor))) ? true : undefined,
    );
    // The preflight used the connection first: a retry by browser or widget sends the same message.
    if ((await stateOf(visitor)) === 'failed') {
      faulty.server.answers(stores);
      await visitor.clicks('Nochmals senden');
    }
    await expectSent(visitor, faulty);
    expectOne(faulty.server);
  },
);
