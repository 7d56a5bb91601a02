import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { serveEndpoint } from './serve-endpoint.ts';
import { temporaryFolder } from './testing/visitor.ts';

test('a client that never finishes its request does not block shutdown', async (context) => {
  const port = await freePort();
  const served = await serveEndpoint({ dataDirectory: temporaryFolder(context), port, log: () => undefined });
  assert.equal(served.status, 'serving');
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    'POST /contact HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  );
  await once(socket, 'connect');
  while (!(await fetch(`${served.url}/health`)).ok);
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const stopped = served.close();
  context.mock.timers.tick(5_000);
  await stopped;
  await assert.rejects(fetch(`${served.url}/health`));
});

for (const basePath of ['/forms', '/forms/', 'forms']) {
  test(`with basePath "${basePath}" it responds at the reported URL`, async (context) => {
    const place = { dataDirectory: temporaryFolder(context), port: await freePort(), log: () => undefined };
    const served = await serveEndpoint({ ...place, basePath });
    assert.equal(served.status, 'serving');
    context.after(() => served.close());
    assert.equal(served.url, `http://127.0.0.1:${place.port}/forms`);
    assert.equal((await fetch(`${served.url}/health`)).status, 200);
    assert.equal((await fetch(served.inboxUrl, { redirect: 'manual' })).status, 303);
  });
}
