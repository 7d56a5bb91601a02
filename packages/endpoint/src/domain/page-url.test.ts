import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutPageUrl } from '@foyer/protocol/server';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';

for (const [url, kept] of [
  ['https://example.org/kontakt', 'https://example.org/kontakt'],
  ['https://example.org', 'https://example.org'],
  ['https://example.org/a?email=lena@example.org#reset', 'https://example.org/a'],
  ['https://example.org/#?a', 'https://example.org/'],
  ['https://lena:secret@example.org:8443/a?b', 'https://example.org:8443/a'],
  ['https:lena:secret@example.org/a', 'https://example.org/a'],
  ['//lena:secret@example.org/a?b', '//example.org/a'],
  ['/kontakt?b#c', '/kontakt'],
  ['?token=x', ''],
  ['', ''],
  ['about:blank#x', 'about:blank'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
] as const) {
  test(`${JSON.stringify(url)} is cut to ${JSON.stringify(kept)}`, () => {
    assert.equal(cutPageUrl(url), kept);
  });
}

test('query, hash and password from any client are not stored', async (context) => {
  const { visitor } = await startEndpoint(context, { inboxToken: 'owner-token' });
  const page = { url: `https://me:pw@example.org/a?${'x'.repeat(30_000)}#c`, locale: 'de' };
  const captcha = await solved(await visitor.challenge('/contact?without=pow'));
  assert.equal((await visitor.post('/contact', contactMessage(captcha, { page }))).status, 202);
  const inbox = await visitor.get('/inbox', { authorization: 'Bearer owner-token', accept: 'application/json' });
  const { messages } = (await inbox.json()) as { messages: { page: unknown }[] };
  assert.deepEqual(messages[0]?.page, { url: 'https://example.org/a', locale: 'de' });
});
