// Every third-party service, with the widget in a real browser and a server that answers as the service documents.
// The service receives exactly what it documents, and the widget claims no more than the answer proves.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { page, startPages } from './pages.ts';
import { CONSENT, EMAIL, MESSAGE, type Row, rows, URLENCODED, wrote } from './service-rows.ts';
import { type Answer, startServiceServer } from './service-server.ts';
import { story, storyIn } from './story.ts';
import { answersTheSum, notedEvents, notesEvents, stateOf, typedInto } from './widget.ts';

const engines = ['formspree', 'mailchimp', 'mailerlite'];

for (const row of rows) {
  const title = `${row.service}: the service receives the documented request, and the widget is ${row.state}`;
  const run = (visitor: Visitor, context: TestContext) => sendsTo(row, visitor, context);
  if (engines.includes(row.service)) story(title, run);
  else storyIn('chromium', title, run);

  const { wrong } = row;
  if (!wrong) continue;
  storyIn(
    'chromium',
    `${row.service}: a validation error of the service is shown at its field, and the text is kept`,
    (...args) => seesValidationError(row, wrong, ...args),
  );
}

async function opensForm(row: Row, success: Answer, [visitor, context]: readonly [Visitor, TestContext]) {
  const { service, tag = 'foyer-newsletter-signup', endpoint, attributes = '', access, before, at = endpoint } = row;
  const server = await startServiceServer(context, access, (request) =>
    request === before?.[0] ? before[1] : request === `POST ${at.split('?')[0]}` ? success : undefined,
  );
  const form = `<${tag} service="${service}" endpoint="${server.url}${endpoint}" ${attributes}>
    ${tag === 'foyer-newsletter-signup' ? `<span slot="consent">${CONSENT}</span>` : ''}</${tag}>`;
  const script = '<script type="module" src="/assets/foyer.js"></script>';
  const pages = await startPages(context, { '/seite': page(form, script) }, '/assets/');
  await visitor.opens(`${pages.url}/seite?utm=1#x`);
  await notesEvents(visitor);
  await visitor.fills('E-Mail', EMAIL);
  if (tag === 'foyer-contact-card') {
    await visitor.fills('Nachricht', MESSAGE);
    await answersTheSum(visitor);
  }
  await visitor.clicks(tag === 'foyer-contact-card' ? 'Nachricht senden' : 'Newsletter anfordern');
  return { server, pageUrl: `${pages.url}/seite`, tag };
}

async function sendsTo(row: Row, ...args: [Visitor, TestContext]): Promise<void> {
  const { at = row.endpoint, before, contentType, state, success } = row;
  const { server, pageUrl, tag } = await opensForm(row, success, args);
  await eventually(`state ${state}`, async () => ((await stateOf(args[0], tag)) === state ? true : undefined));
  const requests = server.received.map(({ method, url }) => `${method} ${url}`);
  assert.deepEqual(requests, [...(before ? [before[0]] : []), `POST ${at}`]);
  const message = server.received.at(-1);
  assert.equal(message?.contentType, contentType);
  const [{ detail } = { detail: { submissionId: '' } }] = (await notedEvents(args[0])) as {
    detail: { submissionId: string };
  }[];
  const fill = (text: string) => text.replaceAll('{page}', pageUrl).replaceAll('{id}', detail.submissionId);
  assert.deepEqual(message.content, JSON.parse(fill(JSON.stringify(row.content))));
}

async function seesValidationError(
  row: Row,
  [answer, words]: NonNullable<Row['wrong']>,
  ...args: [Visitor, TestContext]
): Promise<void> {
  const [visitor] = args;
  const { tag } = await opensForm(row, answer, args);
  await visitor.sees(words);
  assert.equal(await stateOf(visitor, tag), 'invalid');
  assert.equal(((await typedInto(visitor, tag)) as { email: string }).email, EMAIL);
}

storyIn(
  'chromium',
  'netlify: the site receives the documented request, and the widget is unconfirmed',
  async (visitor, context) => {
    const scripts = await startPages(context, {}, '/assets/');
    const script = `<script type="module" src="${scripts.url}/assets/foyer.js"></script>`;
    const form = page('<foyer-contact-card service="netlify" endpoint="/kontakt"></foyer-contact-card>', script);
    const site = await startServiceServer(context, 'nothing', () => [200, form]);
    await visitor.opens(`${site.url}/kontakt`);
    await visitor.fills('E-Mail', EMAIL);
    await visitor.fills('Nachricht', MESSAGE);
    await answersTheSum(visitor);
    await visitor.clicks('Nachricht senden');
    await eventually('state unconfirmed', async () => ((await stateOf(visitor)) === 'unconfirmed' ? true : undefined));
    const message = site.received.at(-1);
    assert.deepEqual(message, {
      method: 'POST',
      url: '/kontakt',
      contentType: URLENCODED,
      content: [...wrote, ['bot-field', ''], ['form-name', 'contact']],
    });
  },
);

storyIn('chromium', 'an unreachable service makes sending fail', async (visitor, context) => {
  const pages = await startPages(
    context,
    {
      '/': page(
        '<foyer-contact-card captcha="none" service="form" endpoint="http://127.0.0.1:9/contact"></foyer-contact-card>',
        '<script type="module" src="/assets/foyer.js"></script>',
      ),
    },
    '/assets/',
  );
  await visitor.opens(pages.url);
  await visitor.fills('E-Mail', EMAIL);
  await visitor.fills('Nachricht', MESSAGE);
  await visitor.clicks('Nachricht senden');
  await eventually('state failed', async () => ((await stateOf(visitor)) === 'failed' ? true : undefined));
});
