// The reference endpoint passes every case of the protocol's own list, and what it answers fits the published JSON Schema.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cases, runCase } from '@foyer/protocol/conformance';
import schema from '@foyer/protocol/schema.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ownOrigin, startEndpoint } from './testing/visitor.ts';

const ajv = new Ajv2020({ schemas: [schema] });

/** The name of the definition that an answer has to fit. */
function messageOf({ method, url }: Request, response: Response): string | undefined {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('application/problem+json')) return 'Problem';
  if (!type.startsWith('application/json')) return undefined;
  if (method === 'GET') return url.includes('/challenge') ? 'Challenge' : undefined;
  return url.endsWith('/resend') ? undefined : 'Receipt';
}

async function assertFits(request: Request, response: Response): Promise<void> {
  const message = messageOf(request, response);
  if (message === undefined) return;
  const body: unknown = await response.clone().json();
  assert.ok(ajv.validate(`${schema.$id}#/$defs/${message}`, body), `${message}: ${ajv.errorsText()}`);
}

for (const one of cases) {
  test(`${one.id}: ${one.title}`, async (context) => {
    const { endpoint } = await startEndpoint(context);
    const send = async (request: Request) => {
      const response = await endpoint.fetch(request);
      await assertFits(request, response);
      return response;
    };
    assert.deepEqual(await runCase(one, { contactUrl: `${ownOrigin}/contact`, fetch: send }), []);
  });
}
