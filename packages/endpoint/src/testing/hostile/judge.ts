// For tests: requirements that every answer to bad input must meet.
import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Attack } from './attack.ts';

const codes = /^(?:required|invalid|too-long|control-character|type|unknown|reserved)$/;
const problem = v.object({
  type: v.pipe(v.string(), v.regex(/^(?:urn:foyer:problem:[a-z-]+|about:blank)$/)),
  status: v.number(),
  errors: v.optional(
    v.array(v.object({ pointer: v.pipe(v.string(), v.startsWith('/')), code: v.pipe(v.string(), v.regex(codes)) })),
  ),
});

/** No answer may be a 5xx, redirect to another site, or leave a caller without an explanation. */
export async function judge({ label, isJson, answer }: Attack): Promise<void> {
  const response = await answer();
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  assert.ok(response.status < 500, `${label}: ${response.status} ${text}`);
  assert.match(response.headers.get('location') ?? '/inbox', /^\/(?:inbox|contact|newsletter)(?:[/?]|$)/, label);
  if (response.status < 400) return;
  if (type !== 'application/problem+json') {
    assert.match(type, /^text\/(?:html|plain); charset=utf-8$/i, label);
    return;
  }
  const found = v.parse(problem, JSON.parse(text), { message: `${label}: ${text}` });
  assert.equal(found.status, response.status, label);
  const isPointed = (found.errors ?? []).length > 0;
  if (isJson) assert.equal(isPointed, found.type === 'urn:foyer:problem:invalid-fields', label);
}
