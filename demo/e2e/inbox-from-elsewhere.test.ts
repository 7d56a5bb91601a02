// The owner follows links to the inbox from a webmail, which is another site.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { serveEndpoint } from '@foyer/endpoint';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { story } from './story.ts';

async function endpoint(context: TestContext) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'foyer-webmail-'));
  const served = await serveEndpoint({ dataDirectory, port: await freePort(), log: () => undefined });
  assert.ok(served.status === 'serving');
  context.after(async () => {
    await served.close();
    await rm(dataDirectory, { recursive: true });
  });
  return served;
}

/** For browsers, localhost is another site than 127.0.0.1. */
async function webmail(context: TestContext, links: Readonly<Record<string, string>>): Promise<string> {
  const anchors = Object.entries(links).map(([name, url]) => `<p><a href="${url}">${name}</a></p>`);
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<!doctype html>${anchors.join('')}`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  context.after(() => server.closeAllConnections());
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

story(
  'links in a webmail open the inbox with the token, then by session, and not after logout',
  async (owner, context) => {
    const { inboxUrl, url: endpointUrl } = await endpoint(context);
    const url = await webmail(context, {
      'First visit': inboxUrl,
      'Later visit': `${endpointUrl}/inbox`,
      Subscribers: `${endpointUrl}/inbox/subscribers`,
    });
    await owner.opens(url);
    await owner.clicks('First visit');
    await owner.sees('Messages');
    for (const link of ['Later visit', 'Subscribers']) {
      await owner.opens(url);
      await owner.clicks(link);
      await owner.sees('Lock the inbox');
    }
    await owner.clicks('Lock the inbox');
    await owner.sees('Token');
    await owner.opens(url);
    await owner.clicks('Later visit');
    await owner.sees('Token');
  },
);
