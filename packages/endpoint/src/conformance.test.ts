// The reference endpoint passes every case of the protocol's own list.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cases, runCase } from '@foyer/protocol/conformance';
import { ownOrigin, startEndpoint } from './testing/visitor.ts';

for (const one of cases) {
  test(`${one.id}: ${one.title}`, async (context) => {
    const { endpoint } = await startEndpoint(context);
    const server = { contactUrl: `${ownOrigin}/contact`, fetch: (request: Request) => endpoint.fetch(request) };
    assert.deepEqual(await runCase(one, server), []);
  });
}
