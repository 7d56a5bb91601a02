import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { test } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';
import type { EndpointOptions } from './config.ts';
import { serveEndpoint } from './serve-endpoint.ts';
import { newsletter } from './testing/newsletter.ts';
import { ownerWith } from './testing/owner.ts';
import { contactMessage, solved, startEndpoint, temporaryFolder, visitorOf } from './testing/visitor.ts';

const inboxToken = 'owner-token';

/** Two ways to mount below a path: with the whole path, or with the path stripped by a proxy. */
const mountings: Readonly<Record<string, { options: EndpointOptions; handedOn: string }>> = {
  'with basePath': { options: { basePath: '/forms', publicUrl: 'https://example.org' }, handedOn: '/forms' },
  'behind a proxy that strips the path': { options: { publicUrl: 'https://example.org/forms' }, handedOn: '' },
};

for (const [name, { options, handedOn }] of Object.entries(mountings)) {
  test(`${name}, every link, redirect and cookie has the path`, async (context) => {
    const { endpoint, visitor } = await startEndpoint(context, { ...options, inboxToken });
    const opened = await visitor.get(`${handedOn}/inbox?token=${inboxToken}`);
    assert.equal(opened.headers.get('location'), '/forms/inbox');
    assert.match(opened.headers.get('set-cookie') ?? '', /Path=\/forms\/inbox;.*Secure/);
    const owner = await ownerWith(
      { ...visitor, get: (path, headers) => visitor.get(handedOn + path, headers) },
      inboxToken,
    );
    const { markup } = await owner.opens('/inbox');
    const addresses = [...markup.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map(([, path]) => path!);
    assert.ok(addresses.length > 0);
    for (const path of addresses) assert.match(path, /^\/forms\//);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const entries = 'email=lena@example.org&message=Hallo';
    const question = await (await visitor.post(`${handedOn}/contact`, entries, form)).text();
    const [, token = ''] = /name="foyer.token" value="([^"]+)"/.exec(question) ?? [];
    const [, a, sign, b] = /(\d) ([+−-]) (\d)/.exec(question) ?? [];
    const answer = sign === '+' ? Number(a) + Number(b) : Number(a) - Number(b);
    const again = new URLSearchParams({ 'foyer.token': token, 'foyer.answer': String(answer) });
    const sent = await visitor.post(`${handedOn}/contact`, `${entries}&${String(again)}`, form);
    assert.deepEqual(
      [sent.status, new URL(sent.headers.get('location') ?? '', 'https://x').pathname],
      [303, '/forms/contact/thanks'],
    );
    assert.equal((await visitorOf(endpoint).get('/contact/thanks')).status, handedOn === '' ? 200 : 404);
  });

  test(`${name}, links in mails use the public URL`, async (context) => {
    const { mail, visitor } = await newsletter(context, options);
    const captcha = await solved(await visitor.challenge(`${handedOn}/newsletter`));
    const consent = { text: 'Ja.', locale: 'de', given: true };
    const message = contactMessage(captcha, { fields: { email: 'lena@example.org' }, consent });
    assert.equal((await visitor.post(`${handedOn}/newsletter`, message)).status, 202);
    const link = /https:\/\/example\.org(\/forms)\/(confirm\/\S+)/.exec((await mail()).text);
    assert.ok(link);
    assert.equal((await visitor.get(`${handedOn}/${link[2]}`)).status, 200);
  });
}

test('on shutdown a message in progress gets its receipt, and new ones are refused', async (context) => {
  const place = { dataDirectory: temporaryFolder(context), port: await freePort(), log: () => undefined };
  const served = await serveEndpoint(place);
  assert.equal(served.status, 'serving');
  const challenge = await visitorOf({ fetch: (asked) => fetch(asked) }, served.url).challenge('/contact');
  const body = JSON.stringify(contactMessage(await solved(challenge)));
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    expect: '100-continue',
  };
  const message = request(`${served.url}/contact`, { method: 'POST', headers });
  const answered = once(message, 'response');
  const begun = once(message, 'continue');
  message.write(body.slice(0, 20));
  await begun;
  const stopped = served.close();
  await assert.rejects(fetch(`${served.url}/health`));
  message.end(body.slice(20));
  const [response] = (await answered) as [{ statusCode: number; resume(): void }];
  response.resume();
  assert.equal(response.statusCode, 202);
  await stopped;
});
