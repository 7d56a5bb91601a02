import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { type Gate, startGate } from './gate.ts';
import { caughtMail, readInbox, storedMessages, storedWith } from './owner.ts';
import { page, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import {
  answersTheSum,
  NOT_SENT,
  notedEvents,
  notesEvents,
  seesSum,
  SENT,
  stateOf,
  typedInto,
  writes,
} from './widget.ts';

const site = siteOfThisFile();

/** Opens a page with one card, whose requests pass through a gate to the endpoint. */
async function opensCardBehindGate(visitor: Visitor, context: TestContext): Promise<Gate> {
  const gate = await startGate(site().endpointUrl);
  context.after(() => gate.close());
  const card = `<foyer-contact-card name="Katrin Weidner" endpoint="${gate.url}/contact"></foyer-contact-card>`;
  const script = `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`;
  const pages = await startPages(context, { '/': page(card, script) });
  await visitor.opens(pages.url);
  return gate;
}

/** The button is `aria-disabled` while sending: a browser's driver would wait for it, an impatient visitor does not. */
const CLICK_ONCE_MORE = `document.querySelector('foyer-contact-card').shadowRoot.querySelector('form .button').click()`;

const sentIn = (body: string) => JSON.parse(body) as { submissionId: string };

/** The text identifies the message of each browser. */
const words = (visitor: Visitor, message: string) => `${message} (${visitor.engine})`;

story('a visitor solves the sum and sends, and the owner receives the message exactly as typed', async (visitor) => {
  const message = words(visitor, 'Grüß Gott,\n\nmein Café öffnet: Ist „nett“ nötig? 🙂 Über 100 € & <b>fett</b>');
  await visitor.opens(site().pageUrl);
  await visitor.sees('Ihre Ansprechpartnerin');
  await visitor.sees('Katrin Weidner');
  await visitor.sees('0345 55501 23');

  await visitor.fills('Nachricht', message);
  await answersTheSum(visitor);
  const email = `lena.${visitor.engine}@example.org`;
  // The newsletter has such a field too, further up.
  await visitor.evaluates(
    `void (document.querySelector('foyer-contact-card').value = { email: '${email}', name: 'Lena Müßig' })`,
  );
  await visitor.clicks('Nachricht senden');
  await visitor.sees(SENT);
  await visitor.sees(email);

  const fields = { name: 'Lena Müßig', email, message };
  const [row, ...others] = storedWith(site(), email);
  assert.deepEqual(others, []);
  assert.deepEqual(row?.fields, fields);
  assert.equal(row?.form, 'contact');
  assert.equal(row?.status, 'accepted');

  const { messages } = (await readInbox(site())) as {
    messages: { submissionId: string; fields: unknown; spam: string[] }[];
  };
  assert.deepEqual(messages.find(({ submissionId }) => submissionId === row.submissionId)?.fields, fields);

  const mail = await caughtMail(site(), email);
  assert.equal(mail.to, 'katrin@weidner-sohl.example');
  assert.equal(mail.subject, '[contact] Neue Nachricht');
  assert.ok(mail.text.includes('mein Café öffnet: Ist „nett“ nötig? 🙂'));

  await visitor.opens(site().inboxUrl);
  await visitor.sees('mein Café öffnet: Ist „nett“ nötig? 🙂 Über 100 € & <b>fett</b>');
});

story('a wrong sum stores nothing, asks a new question, and keeps the text', async (visitor, context) => {
  const gate = await opensCardBehindGate(visitor, context);
  const message = words(visitor, 'Drei und vier sind acht');
  await writes(visitor, message);
  await answersTheSum(visitor, (sum) => sum + 1);
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Das stimmt noch nicht. Wie viel ist');

  assert.deepEqual(storedWith(site(), message), []);
  assert.equal(await stateOf(visitor), 'invalid');
  assert.deepEqual(await typedInto(visitor), { name: '', email: 'lena@example.org', message });
  const [refused] = gate.posts();
  const { type, challenge } = JSON.parse(refused?.reply ?? '{}');
  assert.equal(type, 'urn:foyer:problem:captcha-wrong');
  const [a, b] = await seesSum(visitor);
  assert.deepEqual({ a, op: '+', b }, challenge.question);
  assert.notEqual(challenge.token, JSON.parse(refused?.body ?? '{}').captcha.token);

  await answersTheSum(visitor);
  await visitor.clicks('Nachricht senden');
  await visitor.sees(SENT);
  assert.equal(storedWith(site(), message).length, 1);
});

story('"Ohne Rechnen" replaces the sum with a proof of work', async (visitor, context) => {
  const gate = await opensCardBehindGate(visitor, context);
  const message = words(visitor, 'Zahlen liegen mir nicht');
  await writes(visitor, message);
  await visitor.clicks('Ohne Rechnen');
  await visitor.sees('Erledigt. Sie müssen nichts rechnen.');
  await visitor.clicks('Nachricht senden');
  await visitor.sees(SENT);

  assert.equal(storedWith(site(), message).length, 1);
  const { captcha } = JSON.parse(gate.posts()[0]?.body ?? '{}');
  assert.equal(captcha.answer, undefined);
  assert.equal(typeof captcha.pow.counter, 'number');
});

story('three clicks on the button, one of them while sending, send one message', async (visitor, context) => {
  const gate = await opensCardBehindGate(visitor, context);
  const message = words(visitor, 'Doppelt hält nicht besser');
  await writes(visitor, message);
  await answersTheSum(visitor);
  gate.holdReplies();
  await visitor.evaluates(`(() => {
    const button = document.querySelector('foyer-contact-card').shadowRoot.querySelector('form .button');
    button.click();
    button.click();
  })()`);
  await visitor.sees('Wird gesendet …');
  await visitor.evaluates(CLICK_ONCE_MORE);
  assert.equal(await stateOf(visitor), 'sending');
  await gate.open();
  await visitor.sees(SENT);
  assert.equal(gate.posts().length, 1);
  assert.equal(storedWith(site(), message).length, 1);
});

story('Enter followed by a click sends one message', async (visitor, context) => {
  const gate = await opensCardBehindGate(visitor, context);
  const message = words(visitor, 'Enter und Klick');
  await writes(visitor, message);
  await answersTheSum(visitor);
  gate.holdReplies();
  await visitor.fills('E-Mail', 'lena@example.org');
  await visitor.presses('Enter');
  await visitor.sees('Wird gesendet …');
  await visitor.evaluates(CLICK_ONCE_MORE);
  await gate.open();
  await visitor.sees(SENT);
  assert.equal(gate.posts().length, 1);
  assert.equal(storedWith(site(), message).length, 1);
});

story('the form can be filled in and sent by keyboard alone', async (visitor, context) => {
  await opensCardBehindGate(visitor, context);
  const focused = () =>
    visitor.evaluates(`(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.name || element?.id || element?.textContent.trim();
  })()`);
  const types = async (text: string) => {
    for (const key of text) await visitor.presses(key);
  };
  await visitor.sees('Nachricht senden');
  await visitor.evaluates(`document.querySelector('foyer-contact-card').focus()`);
  assert.equal(await focused(), 'name');
  await visitor.presses('Tab');
  assert.equal(await focused(), 'email');
  await types('t@example.org');
  await visitor.presses('Tab');
  assert.equal(await focused(), 'message');
  await types(visitor.engine);
  await visitor.presses('Tab');
  assert.equal(await focused(), 'answer');
  const [a, b] = await seesSum(visitor);
  await types(String(a + b));
  await visitor.presses('Enter');
  await visitor.sees(SENT);
  assert.equal(await focused(), SENT, 'the focus follows to the receipt');
  assert.equal(
    storedMessages(site()).filter(({ fields }) => (fields as { message: string }).message === visitor.engine).length,
    1,
  );
});

story(
  'while the endpoint is down the text is kept, and "Nochmals senden" stores it once afterwards',
  async (visitor, context) => {
    const gate = await opensCardBehindGate(visitor, context);
    const message = words(visitor, 'Geduld');
    await writes(visitor, message);
    await answersTheSum(visitor);
    await notesEvents(visitor);
    await gate.close();
    await visitor.clicks('Nachricht senden');
    await visitor.sees('Die Verbindung kam nicht zustande.');
    await visitor.sees(NOT_SENT);
    assert.equal(await stateOf(visitor), 'failed');
    assert.equal(((await typedInto(visitor)) as { message: string }).message, message);

    await gate.open();
    await visitor.clicks('Nochmals senden');
    await visitor.sees(SENT);
    const ids = gate.posts().map(({ body }) => sentIn(body).submissionId);
    const [row, ...others] = storedWith(site(), message);
    assert.deepEqual(others, []);
    assert.deepEqual(ids, [row?.submissionId]);
    const events = (await notedEvents(visitor)) as {
      type: string;
      detail: { submissionId: string; code?: string; retryable?: boolean };
    }[];
    assert.deepEqual(
      events.map(({ type, detail }) => [type, detail.submissionId]),
      [
        ['foyer-submit', row?.submissionId],
        ['foyer-error', row?.submissionId],
        ['foyer-submit', row?.submissionId],
        ['foyer-success', row?.submissionId],
      ],
    );
    assert.equal(events[1]?.detail.code, 'network');
    assert.equal(events[1]?.detail.retryable, true);
  },
);

story('an endpoint that was never reachable is reported, and the text is kept', async (visitor, context) => {
  const gate = await startGate(site().endpointUrl);
  await gate.close();
  const card = `<foyer-contact-card endpoint="${gate.url}/contact"></foyer-contact-card>`;
  const script = `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`;
  const pages = await startPages(context, { '/': page(card, script) });
  await visitor.opens(pages.url);
  await writes(visitor, 'Hallo?');
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Die Verbindung kam nicht zustande.');
  assert.equal(await stateOf(visitor), 'failed');
  assert.equal(((await typedInto(visitor)) as { message: string }).message, 'Hallo?');
});

story(
  'a lost reply is not reported as sent, and the retry is replayed and leaves one row',
  async (visitor, context) => {
    const gate = await opensCardBehindGate(visitor, context);
    const message = words(visitor, 'Verloren gegangen');
    await writes(visitor, message);
    await answersTheSum(visitor);
    gate.loseReplies();
    await visitor.clicks('Nachricht senden');
    await visitor.sees('Nochmals senden');
    assert.match(String(await stateOf(visitor)), /^(failed|unclear)$/);
    assert.ok(!(await visitor.text()).includes(SENT));
    assert.equal(storedWith(site(), message).length, 1, 'the endpoint has stored it');
    assert.equal(((await typedInto(visitor)) as { message: string }).message, message);

    await gate.open();
    await visitor.clicks('Nochmals senden');
    await visitor.sees(SENT);
    // A browser may repeat a POST on a connection that broke; the last answer is the one that the page read.
    const last = gate.posts().at(-1);
    assert.equal(last?.status, 200);
    assert.equal(JSON.parse(last?.reply ?? '{}').replayed, true);
    assert.equal(storedWith(site(), message).length, 1);
  },
);

story('a text edited after a lost reply is sent as a new message', async (visitor, context) => {
  const gate = await opensCardBehindGate(visitor, context);
  const [first, second] = [words(visitor, 'Erster Wurf'), words(visitor, 'Zweiter Wurf')];
  await writes(visitor, first);
  await answersTheSum(visitor);
  gate.loseReplies();
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Nochmals senden');
  await gate.open();
  await visitor.fills('Nachricht', second);
  await visitor.clicks('Nochmals senden');
  // The first message has spent the token, so the endpoint asks a new question.
  await visitor.sees('Rechenfrage');
  await eventually('another question', async () => ((await stateOf(visitor)) === 'invalid' ? true : undefined));
  await answersTheSum(visitor);
  await visitor.clicks('Nachricht senden');
  await visitor.sees(SENT);
  assert.equal(storedWith(site(), second).length, 1);
});
