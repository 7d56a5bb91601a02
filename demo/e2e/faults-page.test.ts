// Rows 19 to 22, 24 to 27, 35 to 39 of the table of failures: what happens to the page while a message is on its way.
import assert from 'node:assert/strict';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { after, answersJson, resets, saysNothing, stores } from '@foyer/testing/node/faults.ts';
import { eventually } from './eventually.ts';
import {
  expectKept,
  expectNothingThrown,
  expectOne,
  expectSent,
  type Faulty,
  pretendsToBe,
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

story('row 19: offline before the button is pressed: it leaves by itself, once', async (visitor, context) => {
  const faulty = await visits(visitor, context);
  await pretendsToBe(visitor, 'offline');
  await writesAndSends(visitor);
  await visitor.sees('Sie sind gerade offline.');
  await expectKept(visitor, 'offline');
  assert.equal(faulty.server.attempts.length, 0);
  await pretendsToBe(visitor, 'online');
  await expectSent(visitor, faulty);
  assert.equal(faulty.server.attempts.length, 1);
});

story(
  'row 20: offline while it is being sent: it waits for the network, and is one message',
  async (visitor, context) => {
    const faulty = await visits(visitor, context);
    faulty.server.answers(after(300, resets));
    await writesAndSends(visitor);
    await arrives(faulty, 1);
    await pretendsToBe(visitor, 'offline');
    await expectKept(visitor, 'offline');
    faulty.server.answers(stores);
    await pretendsToBe(visitor, 'online');
    await expectSent(visitor, faulty);
  },
);

story('row 21: twenty clicks in one moment, and Enter: one request', async (visitor, context) => {
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

story('row 22: the same form twice on a page: two messages, each its own', async (visitor, context) => {
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

/** The page is left for another one, and opened anew. */
async function leavesAndReturns(visitor: Visitor, { url }: Faulty): Promise<void> {
  await visitor.opens(`${url}/elsewhere`);
  await visitor.sees('Anderswo');
  await visitor.opens(url);
}

story(
  'row 24: the page is closed while it is sending: the browser sends on, and one message is stored',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { takesItsTime: true });
    faulty.server.answers(saysNothing, stores);
    await writesAndSends(visitor);
    await arrives(faulty, 1);
    await visitor.opens(`${faulty.url}/elsewhere`);
    await eventually('the message that was handed over', () => (faulty.server.stored.size === 1 ? true : undefined));
    await visitor.opens(faulty.url);
    await visitor.sees('Ihre Angaben sind noch da.');
    assert.equal(((await typedInto(visitor)) as { message: string }).message, TEXT);
    await visitor.clicks('Nachricht senden');
    await expectSent(visitor, faulty);
  },
);

story(
  'row 25: a message that is too large to outlive its page is sent as any other, and kept when the page is left',
  async (visitor, context) => {
    const children = '<textarea slot="fields" name="more"></textarea><textarea slot="fields" name="most"></textarea>';
    const faulty = await visits(visitor, context, { children, takesItsTime: true });
    const large = 'x'.repeat(20_000);
    faulty.server.answers(saysNothing, stores);
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
  'row 26: the page comes back out of the cache while it was sending: it goes on with the same message',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { takesItsTime: true });
    faulty.server.answers(saysNothing, saysNothing, stores);
    await writesAndSends(visitor);
    await arrives(faulty, 1);
    await visitor.evaluates(transition('pagehide'));
    // The message handed over has to be there first: two requests sent in one moment arrive in either order, and the one
    // that the page waits for would be the one that gets no answer.
    await arrives(faulty, 2);
    await visitor.evaluates(transition('pageshow'));
    await expectSent(visitor, faulty);
    assert.equal(faulty.server.attempts.length, 3);
  },
);

story(
  'row 26: Back, after the page was left while sending: it is nowhere stuck, and nothing is lost',
  async (visitor, context) => {
    const faulty = await visits(visitor, context, { takesItsTime: true });
    faulty.server.answers(saysNothing, saysNothing, stores);
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
  },
);

story(
  'row 27: two hours of sleep: another challenge, no other question, and the same message',
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
  'row 35: the widget is taken away while it is sending: the message is stored, and nothing is left behind',
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
  'row 36: put into the page and taken out ten thousand times: it still sends, and nothing grows',
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

story('row 37: the script is there twice: one warning at most a tag, and one message', async (visitor, context) => {
  const head =
    '<script type="module" src="/assets/foyer.js?again"></script><script src="/assets/foyer.all.js"></script>';
  const faulty = await visits(visitor, context, { head });
  await writesAndSends(visitor);
  await expectSent(visitor, faulty);
  assert.equal(faulty.server.attempts.length, 1);
  const warnings = (await saidIn(visitor)).filter((words) => words.includes('foyer-contact-card'));
  assert.ok(warnings.length <= 2, warnings.join());
});

for (const [what, fetch, code] of [
  ['throws', "() => { throw new Error('no'); }", 'network'],
  ['never settles', '() => new Promise(() => {})', 'timeout'],
] as const) {
  story(
    `row 38: the page has put something in the place of fetch that ${what}: an end, and the text stays`,
    async (visitor, context) => {
      const { server } = await visits(visitor, context, { attributes: 'timeout="0.2"' });
      await visitor.evaluates(`(() => {
      window.fetch = ${fetch};
      document.addEventListener('foyer-error', ({ detail }) => { window.code = detail.code; });
    })()`);
      await writesAndSends(visitor);
      await expectKept(visitor, 'failed');
      assert.equal(await visitor.evaluates('code'), code);
      assert.equal(server.attempts.length, 0);
    },
  );
}

story(
  'row 39: an extension fills in the fields without a word: what stands there is what is sent',
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
