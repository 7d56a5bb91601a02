// Rows 19 to 22, 24 to 27, 35 to 39 of the table of failures: what happens to the page while a message is sent.
import assert from 'node:assert/strict';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { after, answersJson, resets, neverResponds, stores } from '@foyer/testing/node/faults.ts';
import { eventually } from './eventually.ts';
import {
  expectKept,
  expectNothingThrown,
  expectOne,
  expectSent,
  type Faulty,
  setsNetwork,
  reaches,
  saidIn,
  TEXT,
  visits,
  writesAndSends,
} from './faulty.ts';
import { story } from './story.ts';
import { answersTheSum, SENT, stateOf, typedInto, writes } from './widget.ts';

const arrives = ({ server }: Faulty, count: number) =>
  eventually(`attempt ${count}`, () => (server.attempts.length >= count ? true : undefined));
const card = `document.querySelector('foyer-contact-card')`;
const transition = (type: 'pagehide' | 'pageshow') =>
  `void dispatchEvent(new PageTransitionEvent('${type}', { persisted: true }))`;

story('row 19: offline before sending: the message is sent once the network is back', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  await setsNetwork(visitor, 'offline');
  await writesAndSends(visitor);
  await visitor.sees('Sie sind gerade offline.');
  await expectKept(visitor, 'offline');
  assert.equal(faulty.server.attempts.length, 0);
  await setsNetwork(visitor, 'online');
  await expectSent(visitor, faulty);
  assert.equal(faulty.server.attempts.length, 1);
});

story(
  'row 20: offline while sending: the retry waits for the network and stores one message',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(after(300, resets));
    await writesAndSends(visitor);
    await arrives(faulty, 1);
    await setsNetwork(visitor, 'offline');
    await expectKept(visitor, 'offline');
    faulty.server.answers(stores);
    await setsNetwork(visitor, 'online');
    await expectSent(visitor, faulty);
  },
);

story('row 21: twenty clicks at once and Enter send one request', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  faulty.server.answers(after(200, stores));
  await writes(visitor, TEXT);
  await visitor.evaluates(`(() => {
    const button = ${card}.shadowRoot.querySelector('form .button');
    for (let click = 0; click < 20; click++) button.click();
  })()`);
  await visitor.presses('Enter');
  await expectSent(visitor, faulty);
  assert.equal(faulty.server.attempts.length, 1);
});

story('row 22: two copies of a form on one page send two separate messages', async (visitor, context) => {
  const { server } = await visits(visitor, context, { cards: 2 });
  await visitor.evaluates(`(() => {
    for (const [index, form] of document.querySelectorAll('foyer-contact-card').entries()) {
      form.value = { email: 'lena@example.org', message: 'Nachricht ' + index };
      form.submit();
    }
  })()`);
  await eventually('two messages', () => (server.stored.size === 2 ? true : undefined));
  await eventually('two receipts', async () => {
    const states = await visitor.evaluates(
      `[...document.querySelectorAll('foyer-contact-card')].map((f) => f.state).join()`,
    );
    return states === 'sent,sent' ? true : undefined;
  });
  const texts = [...server.stored.values()].map(
    (body) => (JSON.parse(body) as { fields: { message: string } }).fields.message,
  );
  assert.deepEqual(texts.sort(), ['Nachricht 0', 'Nachricht 1']);
});

/** Navigates to another page and opens this one again. */
async function leavesAndReturns(visitor: Visitor, { url }: Faulty): Promise<void> {
  await visitor.opens(`${url}/elsewhere`);
  await visitor.sees('Anderswo');
  await visitor.opens(url);
}

story('row 24: leaving the page while sending: a keepalive request stores the message', async (visitor, context) => {
  const faulty = await visits(visitor, context, { keepsPauses: true });
  faulty.server.answers(neverResponds, stores);
  await writesAndSends(visitor);
  await arrives(faulty, 1);
  await visitor.opens(`${faulty.url}/elsewhere`);
  await eventually('the message that was handed over', () => (faulty.server.stored.size === 1 ? true : undefined));
  await visitor.opens(faulty.url);
  await visitor.sees('Ihre Angaben sind noch da.');
  assert.equal(((await typedInto(visitor)) as { message: string }).message, TEXT);
  await visitor.clicks('Nachricht senden');
  await expectSent(visitor, faulty);
});

story(
  'row 25: leaving the page while sending a message too large for keepalive: the draft is kept',
  async (visitor, context) => {
    const children = '<textarea slot="fields" name="more"></textarea><textarea slot="fields" name="most"></textarea>';
    const faulty = await visits(visitor, context, { children, keepsPauses: true });
    const large = 'x'.repeat(20_000);
    faulty.server.answers(neverResponds, stores);
    const writesLarge = `${card}.value = ${JSON.stringify({ email: 'lena@example.org', message: large, more: large, most: `${large}` })}`;
    await visitor.evaluates(`void (${writesLarge})`);
    await visitor.clicks('Nachricht senden');
    await arrives(faulty, 1);
    await leavesAndReturns(visitor, faulty);
    await visitor.sees('Ihre Angaben sind noch da.');
    await visitor.clicks('Nachricht senden');
    await expectSent(visitor, faulty);
  },
);

story(
  'row 26: a page restored from the back/forward cache while sending resends the same message',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { keepsPauses: true });
    faulty.server.answers(neverResponds, neverResponds, stores);
    await writesAndSends(visitor);
    await arrives(faulty, 1);
    await visitor.evaluates(transition('pagehide'));
    // The keepalive request has to arrive first: two requests sent at once arrive in either order, and the one
    // that the page waits for could get no response.
    await arrives(faulty, 2);
    await visitor.evaluates(transition('pageshow'));
    await expectSent(visitor, faulty);
    assert.equal(faulty.server.attempts.length, 3);
  },
);

story('row 26: "Back" after leaving the page while sending: the message is stored once', async (visitor, context) => {
  const faulty = await visits(visitor, context, { keepsPauses: true });
  faulty.server.answers(neverResponds, neverResponds, stores);
  await writesAndSends(visitor);
  await arrives(faulty, 1);
  await visitor.opens(`${faulty.url}/elsewhere`);
  await visitor.sees('Anderswo');
  await arrives(faulty, 2);
  await visitor.evaluates('void setTimeout(() => history.back())');
  await visitor.sees('Nachricht');
  if ((await stateOf(visitor)) === 'idle') {
    await visitor.sees('Ihre Angaben sind noch da.');
    await visitor.clicks('Nachricht senden');
  }
  await visitor.sees(SENT);
  expectOne(faulty.server);
});

story(
  'row 27: two hours of sleep: an expired challenge is replaced without a new question',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { attributes: 'captcha="auto"' });
    const pow = { algorithm: 'PBKDF2/SHA-256', nonce: '00ff', salt: '0a0b', cost: 1, keyLength: 32, keyPrefix: '' };
    const challenge = (token: string, more: object) =>
      answersJson(200, { v: 1, token, pow, expiresIn: 1800, minFill: 0, ...more });
    faulty.server.answersChallenges(challenge('old', { question: { a: 3, op: '+', b: 4 } }), challenge('new', {}));
    await writes(visitor, TEXT);
    await answersTheSum(visitor);
    await visitor.evaluates('(() => { const { now } = Date; Date.now = () => now() + 7_200_000; })()');
    await visitor.clicks('Nachricht senden');
    await expectSent(visitor, faulty);
    assert.deepEqual(
      faulty.server.attempts.map(({ token }) => token),
      ['new'],
    );
  },
);

story(
  'row 35: the widget is removed while sending: the message is stored and no draft is left',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(resets, after(200, stores));
    await writesAndSends(visitor);
    await arrives(faulty, 1);
    await visitor.evaluates(`${card}.remove()`);
    await eventually('the message', () => (faulty.server.stored.size === 1 ? true : undefined));
    await eventually('the end of the draft', async () =>
      (await visitor.evaluates('sessionStorage.length')) === 0 ? true : undefined,
    );
    await expectNothingThrown(visitor);
  },
);

story(
  'row 36: ten thousand removals and insertions: the widget still sends, and no memory leaks',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await writes(visitor, TEXT);
    const growth = await visitor.evaluates(`(() => {
    const form = ${card};
    const { body } = document;
    const used = () => performance.memory?.usedJSHeapSize ?? 0;
    const before = used();
    for (let time = 0; time < 10_000; time++) {
      form.remove();
      body.append(form);
    }
    return used() - before;
  })()`);
    context.diagnostic(`the heap has grown by ${Math.round(Number(growth) / 1000)} kB`);
    assert.ok(Number(growth) < 20_000_000);
    await visitor.clicks('Nachricht senden');
    await expectSent(visitor, faulty);
    assert.equal(faulty.server.attempts.length, 1);
  },
);

story(
  'row 37: the script is included twice: at most one warning per tag, and one message',
  async (visitor, context) => {
    const head =
      '<script type="module" src="/assets/foyer.js?again"></script><script src="/assets/foyer.all.js"></script>';
    const faulty = await visits(visitor, context, { head });
    await writesAndSends(visitor);
    await expectSent(visitor, faulty);
    assert.equal(faulty.server.attempts.length, 1);
    const warnings = (await saidIn(visitor)).filter((words) => words.includes('foyer-contact-card'));
    assert.ok(warnings.length <= 2, warnings.join());
  },
);

for (const [what, fetch, code] of [
  ['throws', "() => { throw new Error('no'); }", 'network'],
  ['never settles', '() => new Promise(() => {})', 'timeout'],
] as const) {
  story(`row 38: a replaced fetch that ${what}: sending fails and the text is kept`, async (visitor, context) => {
    const { server } = await visits(visitor, context, { attributes: 'timeout="0.2"' });
    await visitor.evaluates(`(() => {
      window.fetch = ${fetch};
      document.addEventListener('foyer-error', ({ detail }) => { window.code = detail.code; });
    })()`);
    await writesAndSends(visitor);
    await expectKept(visitor, 'failed');
    assert.equal(await visitor.evaluates('code'), code);
    assert.equal(server.attempts.length, 0);
  });
}

story(
  'row 39: an extension fills in the fields without events: the values are sent as shown',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    await visitor.evaluates(`(() => {
    const fields = ${card}.shadowRoot;
    fields.querySelector('[name=email]').value = 'autofill@example.org';
    fields.querySelector('[name=message]').value = 'Von einer Erweiterung';
  })()`);
    await visitor.clicks('Nachricht senden');
    await expectSent(visitor, faulty);
    const [body = ''] = faulty.server.stored.values();
    assert.deepEqual((JSON.parse(body) as { fields: unknown }).fields, {
      email: 'autofill@example.org',
      message: 'Von einer Erweiterung',
    });
    await reaches(visitor, 'sent');
  },
);
