import assert from 'node:assert/strict';
import { test } from 'node:test';
import { style } from '../pages/style.ts';
import { ownerWith } from '../testing/owner.ts';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';

const inboxToken = 'owner-token';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const submissionId = 'a-message-with-a-page';

for (const [title, path, init, status] of [
  ['a confirmation link', '/confirm/x', {}, 404],
  ['a confirmation', '/confirm/x', { method: 'POST' }, 404],
  ['an unsubscribe link', '/unsubscribe/x', {}, 404],
  ['an unsubscription', '/unsubscribe/x', { method: 'POST' }, 404],
  ['the question page', '/contact', { method: 'POST', headers: form, body: 'email=lena%40example.org&message=x' }, 200],
  ['the question page with an error', '/contact', { method: 'POST', headers: form, body: 'email=lena' }, 422],
  [
    'the error for a form that is too large',
    '/contact',
    { method: 'POST', headers: form, body: 'x'.repeat(65_537) },
    413,
  ],
  ['the thanks page', '/contact/thanks', {}, 200],
  ['the login page', '/inbox', { headers: { cookie: '' } }, 401],
  ['the login page after a wrong token', '/inbox?token=x', { headers: { cookie: '' } }, 401],
  ['the inbox', '/inbox', {}, 200],
  ['the list of subscribers', '/inbox/subscribers', {}, 200],
  ['the page of a message', `/inbox/messages/${submissionId}`, {}, 200],
  ['an unknown message', '/inbox/messages/x', {}, 404],
  ['an unknown subscriber', '/inbox/subscribers/x', {}, 404],
  ['a decision without a CSRF token', `/inbox/messages/${submissionId}`, { method: 'POST', headers: form }, 403],
  ['a logout without a CSRF token', '/inbox/leave', { method: 'POST', headers: form }, 403],
  ['a request for a login link', '/inbox/link', { method: 'POST' }, 200],
  ['an unknown login link', '/inbox/open/x', {}, 410],
] as const) {
  test(`${title}: no scripts, framing, caching or referrer`, async (context) => {
    const { visitor } = await startEndpoint(context, { inboxToken });
    await visitor.post('/contact', contactMessage(await solved(await visitor.challenge('/contact')), { submissionId }));
    const { cookie } = await ownerWith(visitor, inboxToken);
    const headers = { cookie, accept: 'text/html', ...('headers' in init && init.headers) };
    const response = await visitor.send(path, { ...init, headers });
    assert.equal(response.status, status);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const hash = Buffer.from(digest).toString('base64');
    const expected = {
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex',
    };
    for (const [name, value] of Object.entries(expected)) assert.equal(response.headers.get(name), value, name);
    // The question page must send its own origin.
    assert.match(response.headers.get('referrer-policy') ?? '', /^(?:no-referrer|same-origin)$/);
    assert.equal(response.headers.get('set-cookie'), null);
    assert.doesNotMatch(await response.text(), /<script|<iframe|<link|\sstyle=|\son\w+=|\ssrc=/i);
  });
}

test('another Host header is never a redirect target', async (context) => {
  const { endpoint } = await startEndpoint(context, { inboxToken });
  const asked = async (path: string, init: RequestInit = {}) => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', ...init.headers };
    const response = await endpoint.fetch(new Request(`http://evil.example${path}`, { ...init, headers }));
    return `${response.status} ${response.headers.get('location')}`;
  };
  assert.equal(await asked(`/inbox?token=${inboxToken}&next=https://evil.example`), '303 /inbox');
  assert.equal(await asked(`//evil.example/inbox?token=${inboxToken}`), '404 null');
  assert.equal(await asked('/contact/'), '405 null');
});
