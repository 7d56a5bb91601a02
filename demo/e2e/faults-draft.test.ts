// Rows 23, 28 to 34 and 41 of the table of failures: drafts, clocks, and challenges.
import assert from 'node:assert/strict';
import { answers, answersJson, resets, stores } from '@foyer/testing/node/faults.ts';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { expectKept, expectOne, expectSent, type Faulty, reaches, TEXT, visits, writesAndSends } from './faulty.ts';
import { startGate } from './gate.ts';
import { storedWith } from './owner.ts';
import { page, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import { answersTheSum, SENT, stateOf, typedInto, writes } from './widget.ts';

const site = siteOfThisFile();

const KEPT = 'Ihre Angaben sind noch da.';
const DAY = 86_400_000;
const card = `document.querySelector('foyer-contact-card')`;
const keyOf = ({ server }: Faulty) => `foyer:1:contact:${server.url}/contact`;

async function failsAndReloads(visitor: Visitor, faulty: Faulty): Promise<void> {
  faulty.server.answers(answers(500));
  await writesAndSends(visitor);
  await expectKept(visitor, 'failed');
  await visitor.opens(faulty.url);
}

story('row 23: the same draft sent from the page and from a frame of it is stored once', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  await failsAndReloads(visitor, faulty);
  await visitor.sees(KEPT);
  faulty.server.answers(stores);
  await visitor.evaluates(`(() => {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    document.body.append(frame);
  })()`);
  const twin = `document.querySelector('iframe').contentDocument.querySelector('foyer-contact-card')`;
  await eventually('the draft in the other window', async () =>
    (await visitor.evaluates(`${twin}?.value?.message ?? ''`)) === TEXT ? true : undefined,
  );
  await visitor.evaluates(`void [${card}, ${twin}].forEach((form) => form.submit())`);
  await eventually('two receipts', async () =>
    (await visitor.evaluates(`${twin}.state`)) === 'sent' ? true : undefined,
  );
  await visitor.sees(SENT);
  expectOne(faulty.server);
});

story(
  'row 28: a reload after a failure restores the draft, which keeps its id if unchanged',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await failsAndReloads(visitor, faulty);
    await visitor.sees(KEPT);
    assert.deepEqual(await typedInto(visitor), { name: '', email: 'lena@example.org', message: TEXT });
    faulty.server.answers(stores);
    await visitor.clicks('Nachricht senden');
    await expectSent(visitor, faulty);
  },
);

story(
  'row 28: a reload after a failure: "Verwerfen" clears the fields and the stored draft',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await failsAndReloads(visitor, faulty);
    await visitor.clicks('Verwerfen');
    await visitor.seesNoMore(KEPT);
    assert.deepEqual(await typedInto(visitor), { name: '', email: '', message: '' });
    assert.equal(await visitor.evaluates('sessionStorage.length'), 0);
  },
);

story('row 29: sessionStorage throws: sending and retrying still work', async (visitor, context) => {
  const head = `<script>
    Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  </script>`;
  const { server } = await visits(visitor, context, { head });
  server.answers(answers(500));
  await writesAndSends(visitor);
  await expectKept(visitor, 'failed');
  server.answers(stores);
  await visitor.clicks('Nochmals senden');
  await visitor.sees(SENT);
  expectOne(server);
});

story('row 30: invalid data in sessionStorage is ignored and removed', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  for (const rubbish of [`'{"v":1,'`, `'{"v":0,"values":{"message":"alt"}}'`, `'null'`, `'x'.repeat(4_000_000)`]) {
    await visitor.evaluates(`void sessionStorage.setItem(${JSON.stringify(keyOf(faulty))}, ${rubbish})`);
    await visitor.opens(faulty.url);
    await eventually('the end of the rubbish', async () =>
      (await visitor.evaluates('sessionStorage.length')) === 0 ? true : undefined,
    );
    assert.deepEqual(await typedInto(visitor), { name: '', email: '', message: '' });
  }
  await writesAndSends(visitor);
  await expectSent(visitor, faulty);
});

story(
  'row 31: a draft older than a day is removed, and a draft of another form is left alone',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await failsAndReloads(visitor, faulty);
    await visitor.sees(KEPT);
    const [own, other] = [keyOf(faulty), keyOf(faulty).replace('contact:', 'other:')].map((key) => JSON.stringify(key));
    await visitor.evaluates(`(() => {
    const draft = JSON.parse(sessionStorage.getItem(${own}));
    sessionStorage.setItem(${other}, JSON.stringify(draft));
    sessionStorage.setItem(${own}, JSON.stringify({ ...draft, savedAt: draft.savedAt - ${DAY} - 1000 }));
  })()`);
    await visitor.opens(faulty.url);
    await eventually('the end of the draft', async () =>
      (await visitor.evaluates(`sessionStorage.getItem(${own})`)) === null ? true : undefined,
    );
    assert.ok(!(await visitor.text()).includes(KEPT));
    assert.notEqual(await visitor.evaluates(`sessionStorage.getItem(${other})`), null);
  },
);

for (const [what, jump] of [
  ['backward', -DAY],
  ['forward', DAY],
] as const) {
  story(
    `row 32: the clock jumps ${what} by a day: retries keep their pauses, and one is stored`,
    async (visitor, context) => {
      const faulty = await visits(visitor, context);
      faulty.server.answers(answers(503, { headers: { 'Retry-After': '1' } }), resets, stores);
      await writesAndSends(visitor);
      await reaches(visitor, 'waiting');
      await visitor.evaluates(`(() => { const { now } = Date; Date.now = () => now() + ${jump}; })()`);
      await expectSent(visitor, faulty);
      const [first, second] = faulty.server.attempts;
      assert.equal(faulty.server.attempts.length, 3);
      assert.ok((second?.at ?? 0) - (first?.at ?? 0) >= 950, 'the retry waits');
    },
  );
}

story(
  'row 33: the reply that spent the captcha is lost: the retry is replayed without a new question',
  async (visitor, context) => {
    const gate = await startGate(site().endpointUrl);
    context.after(() => gate.close());
    const { url } = await startPages(
      context,
      {
        '/': page(
          `<foyer-contact-card endpoint="${gate.url}/contact" service="foyer"></foyer-contact-card>`,
          '<script type="module" src="/assets/foyer.js"></script>',
        ),
      },
      '/assets/',
    );
    const text = `Zeile 33 in ${visitor.engine}`;
    await visitor.opens(url);
    await writes(visitor, text);
    await answersTheSum(visitor);
    gate.loseReplies();
    await visitor.clicks('Nachricht senden');
    await eventually('a lost answer', () => (gate.posts().length > 0 ? true : undefined));
    assert.equal(storedWith(site(), text).length, 1);
    await gate.open();
    await visitor.sees(SENT);
    assert.equal(storedWith(site(), text).length, 1);
    const posts = gate.posts();
    assert.deepEqual([...new Set(posts.map(({ status }) => status))].sort(), [200, 202]);
  },
);

story(
  'row 34: no challenge is available: the form can be filled in, and requests one again on sending',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { attributes: 'captcha="auto"' });
    faulty.server.answersChallenges(answers(503));
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(faulty.server.attempts.length, 0);
    const question = { a: 3, op: '+', b: 4 };
    faulty.server.answersChallenges(answersJson(200, { v: 1, token: 'late', question, expiresIn: 1800, minFill: 0 }));
    await visitor.clicks('Nochmals senden');
    await answersTheSum(visitor);
    await visitor.presses('Enter');
    await expectSent(visitor, faulty);
  },
);

for (const year of [1999, 2099]) {
  story(
    `row 41: the server’s clock says ${year}: the challenge still lives as long as its expiresIn`,
    async (visitor, context) => {
      const faulty = await visits(visitor, context, { attributes: 'captcha="auto"' });
      const date = { Date: `Fri, 01 Jan ${year} 12:00:00 GMT` };
      const question = { a: 3, op: '+', b: 4 };
      faulty.server.answersChallenges(
        answersJson(200, { v: 1, token: 'only', question, expiresIn: 1800, minFill: 0 }, date),
      );
      await writes(visitor, TEXT);
      await answersTheSum(visitor);
      await visitor.clicks('Nachricht senden');
      await expectSent(visitor, faulty);
      assert.equal(await stateOf(visitor), 'sent');
      assert.equal(faulty.server.requests.filter((request) => request.includes('/challenge')).length, 1);
    },
  );
}
