// What servers without a documented format answer with status 200 although they refuse a message.
import { expect } from '@open-wc/testing';
import form from './form.ts';
import json from './json.ts';
import webhook from './webhook.ts';
import type { Delivery } from './service.ts';

const delivery: Delivery = {
  endpoint: new URL('https://www.example.org/contact'),
  params: new URLSearchParams(),
  fieldNames: {},
  submission: {
    v: 1,
    submissionId: '0f8b1a52-7a1c-4c47-9f43-6b1f3a1c2d3e',
    fields: { email: 'lena@example.org' },
    trap: { website: '' },
    page: { url: 'https://www.example.org/', locale: 'de' },
  },
};

const services = { form, json, webhook };

async function kindsOf(body: string): Promise<readonly string[]> {
  const kinds: string[] = [];
  for (const service of Object.values(services)) {
    const reply = { kind: 'response', status: 200, contentType: 'application/json', body } as const;
    kinds.push((await service.send(delivery, () => Promise.resolve(reply))).kind);
  }
  return kinds;
}

describe('A JSON object with status 200', () => {
  for (const refusal of [
    { error: 'x' },
    { errors: ['x'] },
    { errorMessage: 'x', errorType: 'y' },
    { error_code: 7 },
    { exception: 'x' },
    { fault: { faultstring: 'x' } },
    { success: false },
    { success: 'no' },
    { success: 'false' },
    { ok: 0 },
    { ok: 'False' },
    { accepted: false },
    { valid: false },
    { is_valid: false, validation_messages: { 1: 'x' } },
    { sent: false },
    { status: false },
    { status: 'error' },
    { status: 'validation_failed', invalid_fields: [] },
    { status: 'mail_failed' },
    { status: 'acceptance_missing' },
    { status: 'aborted' },
    { status: 422 },
    { statusCode: 500, body: 'x' },
    { result: 'error', msg: 'x' },
    { result: false },
    { response: 'error' },
    { type: 'error', text: 'x' },
    { state: 'failed' },
    { code: 500, message: 'x' },
    { code: 'rest_no_route', message: 'x', data: { status: 404 } },
    { code: 'rest_forbidden', message: 'x', data: { status: 401 } },
    { data: { error: 'x' } },
    { data: { success: false } },
  ]) {
    it(`is not taken for stored: ${JSON.stringify(refusal)}`, async () => {
      expect(await kindsOf(JSON.stringify(refusal))).not.to.include('receipt');
      expect(await kindsOf(`\uFEFF${JSON.stringify({ message: 'x', ...refusal })}`)).not.to.include('receipt');
    });
  }

  for (const proof of [
    {},
    { ok: true },
    { ok: 'true' },
    { success: 1 },
    { success: true, result: null, status: [] },
    { success: true, data: { id: 7 } },
    { success: true, data: null },
    { status: 'ok' },
    { status: 200 },
    { status: 'mail_sent' },
    { statusCode: 201 },
    { code: 0, msg: 'ok' },
    { code: 200, status: 'success' },
    { result: 'success' },
    { type: 'success' },
    { id: 500 },
    { default: true },
    { status: { toString: 1 }, success: { valueOf: 1 } },
    { message: 'Thank you. There was no error.' },
  ]) {
    it(`is taken for stored: ${JSON.stringify(proof)}`, async () => {
      expect(await kindsOf(JSON.stringify(proof))).to.deep.equal(['receipt', 'receipt', 'receipt']);
    });
  }
});
