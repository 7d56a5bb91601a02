// Six mistakes of contact forms in common page builders, which Foyer must not make.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { startGate } from './gate.ts';
import { storedMessages, storedWith } from './owner.ts';
import { page, startPages } from './pages.ts';
import { message, robotAt, solved } from './robot.ts';
import { siteOfThisFile, story } from './story.ts';
import { answersTheSum, SENT, stateOf, typedInto, writes } from './widget.ts';

const site = siteOfThisFile();

const script = () => `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`;
const CARD = '<foyer-contact-card></foyer-contact-card>';
const inCard = (expression: string) =>
  `((root) => ${expression})(document.querySelector('foyer-contact-card').shadowRoot)`;

/** What a screen reader announces for the field: name, description, whether it is required and invalid. */
const ANSWER_FIELD = inCard(`((captcha) => {
  const input = captcha.querySelector('#answer');
  const describedBy = (input.getAttribute('aria-describedby') ?? '').split(' ');
  return {
    name: input.getAttribute('aria-label') ?? input.labels[0]?.textContent,
    labels: input.labels.length,
    description: describedBy.map((id) => captcha.getElementById(id)?.textContent.replace(/\\s+/g, ' ').trim() ?? '').join(' '),
    required: input.required,
    invalid: input.getAttribute('aria-invalid'),
  };
})(root)`);

interface AnswerField {
  readonly name: string;
  readonly labels: number;
  readonly description: string;
  readonly required: boolean;
  readonly invalid: string | null;
}

const answerField = async (visitor: Visitor) => (await visitor.evaluates(ANSWER_FIELD)) as AnswerField;

test('unlike common forms: the server checks the sum', async () => {
  const robot = robotAt(site().endpointUrl);
  const { answer: _, ...unanswered } = solved(await robot.challenge('/contact'));
  const { status, body } = await robot.post('/contact', message('nur ausgefüllt', { ...unanswered, answer: '99' }));
  assert.equal(status, 422);
  assert.equal(body['type'], 'urn:foyer:problem:captcha-wrong');
  assert.deepEqual(storedWith(site(), 'nur ausgefüllt'), []);
});

story('unlike common forms: the question is not in the page before the first interaction', async (visitor, context) => {
  const pages = await startPages(context, { '/': page(CARD, script()) });
  await visitor.opens(pages.url);
  await visitor.sees('Nachricht senden');
  assert.doesNotMatch(await visitor.text(), /\d \+ \d =/);
  const question = `root.querySelector('[part=question]').textContent`;
  assert.doesNotMatch(String(await visitor.evaluates(inCard(question))), /\d/);
});

story(
  'unlike common forms: the field for the sum has one label that contains the question',
  async (visitor, context) => {
    const pages = await startPages(context, { '/': page(CARD, script()) });
    await visitor.opens(pages.url);
    await writes(visitor, 'Hallo');
    await answersTheSum(visitor);
    const { name, labels, description, required } = await answerField(visitor);
    assert.match(name, /^Kurze Rechenfrage \(gegen Werbung\) Wie viel ist \d plus \d\?$/);
    assert.equal(labels, 1);
    assert.equal(description, '');
    assert.equal(required, true);
  },
);

test('unlike common forms: the server decides which fields are required', async () => {
  const robot = robotAt(site().endpointUrl);
  const before = storedMessages(site()).length;
  const captcha = solved(await robot.challenge('/contact'));
  const silent = { ...message('', captcha), fields: {} };
  const { status, body } = await robot.post('/contact', silent);
  assert.equal(status, 422);
  assert.equal(body['type'], 'urn:foyer:problem:invalid-fields');
  const missing = [
    { pointer: '/fields/email', code: 'required' },
    { pointer: '/fields/message', code: 'required' },
  ];
  assert.deepEqual(body['errors'], missing);
  // Rules in the request change nothing.
  const claims = { ...silent, fields: { email: 'keine Adresse', message: '' }, required: [], rules: { email: 'text' } };
  const second = await robot.post('/contact', claims);
  assert.deepEqual(second.body['errors'], [{ pointer: '/fields/email', code: 'invalid' }, missing[1]]);
  assert.equal(storedMessages(site()).length, before);
});

story(
  'unlike common forms: a field that only the server requires is reported at that field',
  async (visitor, context) => {
    const card = '<foyer-contact-card fields="email message?"></foyer-contact-card>';
    const pages = await startPages(context, { '/': page(card, script()) });
    await visitor.opens(pages.url);
    await visitor.fills('E-Mail', 'lena@example.org');
    await answersTheSum(visitor);
    await visitor.clicks('Nachricht senden');
    await visitor.sees('Schreiben Sie uns bitte, worum es geht.');
    assert.equal(await stateOf(visitor), 'invalid');
    assert.equal(await visitor.evaluates(inCard('root.activeElement.name')), 'message');
  },
);

story('unlike common forms: success and redirect come only after the message is stored', async (visitor, context) => {
  const gate = await startGate(site().endpointUrl);
  context.after(() => gate.close());
  const card = `<foyer-contact-card endpoint="${gate.url}/contact" redirect="/danke"></foyer-contact-card>`;
  const goal = `<script>addEventListener('foyer-success', () => (window.goals = (window.goals ?? 0) + 1))</script>`;
  const pages = await startPages(context, {
    '/': page(card, script() + goal),
    '/danke': page('<h1>Vielen Dank</h1>'),
  });
  const words = `Erst wenn es da ist (${visitor.engine})`;
  await visitor.opens(pages.url);
  await writes(visitor, words);
  await answersTheSum(visitor);
  await gate.close();
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Das hat nicht geklappt.');
  assert.equal(await visitor.evaluates('window.goals ?? 0'), 0);
  assert.equal(await visitor.evaluates('location.pathname'), '/');
  assert.deepEqual(storedWith(site(), words), []);

  await gate.open();
  await visitor.clicks('Nochmals senden');
  await visitor.sees('Vielen Dank');
  assert.equal(storedWith(site(), words).length, 1);
});

story(
  'unlike common forms: a stale token from a page cache costs one new question, not the text',
  async (visitor, context) => {
    const robot = robotAt(site().endpointUrl, 'http://127.0.0.1:3');
    const stale = await robot.challenge('/contact');
    const gate = await startGate(site().endpointUrl);
    context.after(() => gate.close());
    // A cache that serves one old challenge to all pages.
    const pages = await startPages(context, {
      '/': page(`<foyer-contact-card endpoint="/contact"></foyer-contact-card>`, script()),
      '/contact/challenge': JSON.stringify(stale),
      '/contact': async (response, { body }) => {
        const origin = pages.url;
        const headers = { 'Content-Type': 'application/json', Origin: origin };
        const answer = await fetch(`${gate.url}/contact`, { method: 'POST', headers, body });
        response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text());
      },
    });
    const words = `Aus dem Zwischenspeicher (${visitor.engine})`;
    await visitor.opens(pages.url);
    await writes(visitor, words);
    await answersTheSum(visitor);
    await visitor.clicks('Nachricht senden');
    await visitor.sees('Das stimmt noch nicht. Wie viel ist');
    assert.deepEqual(await typedInto(visitor), { name: '', email: 'lena@example.org', message: words });
    assert.deepEqual(storedWith(site(), words), []);
    await answersTheSum(visitor);
    await visitor.clicks('Nachricht senden');
    await visitor.sees(SENT);
    assert.equal(gate.posts().length, 2);
    assert.equal(storedWith(site(), words).length, 1);
  },
);

story('unlike common forms: errors are announced in a summary and at each field', async (visitor, context) => {
  const pages = await startPages(context, { '/': page(CARD, script()) });
  await visitor.opens(pages.url);
  await visitor.fills('E-Mail', 'lena');
  await visitor.clicks('Nachricht senden');
  await visitor.sees('In dieser Adresse fehlt das @-Zeichen.');
  const announced = (await visitor.evaluates(
    inCard(`({
      status: root.querySelector('[role=status]').textContent,
      focused: root.activeElement.name,
      fields: [...root.querySelectorAll('.field > .input')].map((input) => ({
        name: input.name,
        required: input.required || input.ariaRequired === 'true',
        invalid: input.getAttribute('aria-invalid'),
        description: root.getElementById(input.getAttribute('aria-describedby'))?.textContent.trim() ?? '',
      })),
    })`),
  )) as {
    status: string;
    focused: string;
    fields: { name: string; required: boolean; invalid: string | null; description: string }[];
  };
  assert.match(announced.status, /Bitte prüfen Sie noch/);
  assert.equal(announced.focused, 'email', 'the focus is in the first wrong field');
  const field = (name: string) => announced.fields.find((candidate) => candidate.name === name);
  assert.deepEqual(field('email'), {
    name: 'email',
    required: true,
    invalid: 'true',
    description: 'In dieser Adresse fehlt das @-Zeichen.',
  });
  assert.deepEqual(field('message'), {
    name: 'message',
    required: true,
    invalid: 'true',
    description: 'Schreiben Sie uns bitte, worum es geht.',
  });
  assert.equal(field('name')?.required, false);
  assert.equal(field('name')?.invalid, null);
});

story('unlike common forms: a wrong sum is announced at its field', async (visitor, context) => {
  const pages = await startPages(context, { '/': page(CARD, script()) });
  await visitor.opens(pages.url);
  await writes(visitor, 'Verrechnet');
  await answersTheSum(visitor, (sum) => sum + 1);
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Das stimmt noch nicht. Wie viel ist');
  const { invalid, description } = await answerField(visitor);
  assert.equal(invalid, 'true');
  assert.match(description, /^Das stimmt noch nicht\. Wie viel ist \d \+ \d\?/);
  assert.equal(await visitor.evaluates(inCard(`root.activeElement.id`)), 'answer');
});
