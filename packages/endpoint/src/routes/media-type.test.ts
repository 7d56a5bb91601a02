import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf } from '@foyer/protocol/server';
import { startEndpoint } from '../testing/visitor.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const plain = 'text/plain';

for (const [type, read] of [
  [json, json],
  ['application/json; charset=utf-8', json],
  ['APPLICATION/JSON;charset="UTF-8"', json],
  ['application/json;charset=utf8', json],
  ['application/json; boundary=x', json],
  [form, undefined],
  ['', undefined],
  [';', undefined],
  ['application/json;charset=utf-16', undefined],
  ['application/json;charset=utf-7', undefined],
  ['application/json; charset=utf-8; charset=utf-16', undefined],
  ['application/json; charset=utf-16; charset=utf-8', undefined],
  [`${form}; charset=iso-8859-1`, undefined],
  // Beacons only; stored messages never use it.
  ['text/plain', plain],
  ['text/plain;charset=UTF-8', plain],
  ['text/plain; application/json', plain],
  ['text/json', undefined],
  ['text/html', undefined],
  ['application/json, text/plain', undefined],
  ['application/jsonp', undefined],
  ['application/json5', undefined],
  ['application/ld+json', undefined],
  ['application/problem+json', undefined],
  ['application/xml', undefined],
  ['application/octet-stream', undefined],
  ['multipart/form-data; boundary=x', undefined],
  ['multipart/mixed; boundary=application/json', undefined],
  ['*/*', undefined],
] as const) {
  test(`"${type}" is read ${read === undefined ? 'not at all' : `as ${read}`}`, () => {
    assert.equal(mediaTypeOf(new Headers({ 'content-type': type })), read);
    for (const coding of ['gzip', 'br', 'deflate', 'identity', 'x'])
      assert.equal(mediaTypeOf(new Headers({ 'content-type': type, 'content-encoding': coding })), undefined);
  });
}

test('a request without a media type is refused, and so is a form on a JSON route', async (context) => {
  const { visitor } = await startEndpoint(context);
  const status = async (path: string, headers: Record<string, string>) =>
    (await visitor.send(path, { method: 'POST', headers, body: new Uint8Array([123, 125]) })).status;
  assert.equal(await status('/contact', {}), 415);
  assert.equal(await status('/contact', { 'content-type': plain }), 415);
  assert.equal(await status('/newsletter/resend', {}), 415);
  assert.equal(await status('/newsletter/resend', { 'content-type': plain }), 415);
  assert.equal(await status('/newsletter/resend', { 'content-type': form }), 415);
  assert.equal(await status('/newsletter/resend', { 'content-type': json }), 400);
});
