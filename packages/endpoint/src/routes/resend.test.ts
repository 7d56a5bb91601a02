import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '@foyer/protocol';
import { linkIn, minute, newsletter, type NewsletterWorld } from '../testing/newsletter.ts';

/** A visitor who mistyped the address, or got no mail. */
async function signedUp(world: NewsletterWorld, email = 'lena@exmaple.org') {
  const receipt = (await (await world.signsUp({ fields: { email, name: 'Lena' } })).json()) as { submissionId: string };
  const { submissionId } = receipt;
  return {
    submissionId,
    resends: (changes: Record<string, unknown> = {}) =>
      world.visitor.post('/newsletter/resend', { v: 1, submissionId, ...changes }),
  };
}

test('a resend sends another mail ten minutes after the first, until the address is confirmed', async (context) => {
  const world = await newsletter(context);
  const { resends, submissionId } = await signedUp(world);
  const first = await world.mail();
  const early = await resends();
  assert.deepEqual([early.status, await early.json()], [202, { v: 1, status: 'pending', submissionId }]);
  world.passes(11 * minute);
  assert.equal((await resends()).status, 202);
  const second = await world.mail();
  assert.equal(second.to, first.to);
  assert.equal(world.mails.messages().length, 2);
  assert.equal((await world.visitor.post(linkIn(second, 'confirm'), '')).status, 200);
  world.passes(11 * minute);
  assert.equal((await resends()).status, 202);
  assert.equal(await world.status(), 'lena@exmaple.org confirmed');
});

test('a corrected address gets a mail, and the link to the mistyped one is invalid', async (context) => {
  const world = await newsletter(context);
  const { resends } = await signedUp(world);
  const toTheWrongOne = await world.mail();
  assert.equal((await resends({ email: 'lena@example.org' })).status, 202);
  const toTheRightOne = await world.mail();
  assert.equal(toTheRightOne.to, 'lena@example.org');
  assert.equal((await world.visitor.post(linkIn(toTheWrongOne, 'confirm'), '')).status, 410);
  assert.equal((await world.visitor.post(linkIn(toTheRightOne, 'confirm'), '')).status, 200);
  assert.equal(await world.status(), 'lena@example.org confirmed, lena@exmaple.org unsubscribed');
  const { messages } = (await (
    await world.visitor.get('/inbox', { authorization: 'Bearer owner-token', accept: 'application/json' })
  ).json()) as { messages: { status: string; fields: { email: string } }[] };
  assert.deepEqual(
    messages.map(({ status, fields }) => `${status} ${fields.email}`),
    ['accepted lena@exmaple.org'],
    'the stored message is unchanged',
  );
});

test('a correction does not withdraw another visitor’s sign-up of the same address', async (context) => {
  const world = await newsletter(context);
  await signedUp(world, 'mia@example.org');
  const own = await world.mail();
  const { resends } = await signedUp(world, 'mia@example.org');
  await resends({ email: 'lena@example.org' });
  await world.mail();
  assert.equal((await world.visitor.post(linkIn(own, 'confirm'), '')).status, 200);
});

test('one sign-up causes mails to at most three other addresses', async (context) => {
  const world = await newsletter(context);
  const { resends } = await signedUp(world);
  await world.mail();
  for (const email of ['a@example.org', 'b@example.org', 'c@example.org']) {
    await resends({ email });
    assert.equal((await world.mail()).to, email);
  }
  for (const email of ['d@example.org', 'e@example.org']) assert.equal((await resends({ email })).status, 202);
  await world.signsUp({ fields: { email: 'last@example.org' } });
  assert.equal((await world.mail()).to, 'last@example.org');
});

test('the response is the same for known and unknown ids', async (context) => {
  const world = await newsletter(context);
  const { submissionId } = await signedUp(world);
  for (const [path, id] of [
    ['/newsletter/resend', submissionId],
    ['/newsletter/resend', 'nobody-ever-had-this'],
    ['/contact/resend', submissionId],
  ]) {
    const response = await world.visitor.post(path!, { v: 1, submissionId: id, email: 'x@example.org' });
    assert.deepEqual([response.status, await response.json()], [202, { v: 1, status: 'pending', submissionId: id }]);
  }
});

for (const [title, body, outcome] of [
  ['no version', {}, [400, undefined]],
  ['an invalid id', { v: 1, submissionId: 'x' }, [400, undefined]],
  ['an invalid address', { v: 1, submissionId: '0123456789abcdef', email: 'lena' }, [422, 'invalid']],
  [
    'an address that is not a string',
    { v: 1, submissionId: '0123456789abcdef', email: ['a@example.org'] },
    [422, 'type'],
  ],
  ['a key that reaches a prototype', '{"v":1,"submissionId":"0123456789abcdef","__proto__":1}', [400, undefined]],
] as const) {
  test(`a resend with ${title} is refused`, async (context) => {
    const { visitor } = await newsletter(context);
    const response = await visitor.post('/newsletter/resend', body);
    const { errors } = (await response.json()) as Problem;
    assert.deepEqual([response.status, errors?.[0]?.code], outcome);
    if (errors) assert.equal(errors[0]?.pointer, '/email');
  });
}

test('a resend counts toward the rate limit of messages', async (context) => {
  const { endpoint } = await newsletter(context, { rateLimit: 1 });
  const ask = () =>
    endpoint.fetch(
      new Request('http://127.0.0.1:8787/newsletter/resend', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ v: 1, submissionId: '0123456789abcdef' }),
      }),
      { remoteAddress: '192.0.2.1' },
    );
  assert.deepEqual([(await ask()).status, (await ask()).status], [202, 429]);
});
