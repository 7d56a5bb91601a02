import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startEndpoint } from '../testing/visitor.ts';

test('Allow lists exactly the methods of a route', async (context) => {
  const { endpoint } = await startEndpoint(context);
  const ask = (path: string, method: string) => endpoint.fetch(new Request(`http://127.0.0.1:8787${path}`, { method }));
  for (const path of [
    '/contact',
    '/contact/challenge',
    '/contact/thanks',
    '/contact/resend',
    '/health',
    '/inbox',
    '/inbox/subscribers',
    '/confirm/x',
    '/unsubscribe/x',
    '/foyer.js',
    '/integrity.json',
  ]) {
    const refused = await ask(path, 'DELETE');
    assert.equal(refused.status, 405, path);
    const allowed = refused.headers.get('allow')?.split(', ') ?? [];
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH']) {
      const { status } = await ask(path, method);
      assert.equal(status !== 405, allowed.includes(method), `${method} ${path}: ${status}`);
    }
  }
});
