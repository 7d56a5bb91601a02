import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemCode } from '@foyer/protocol';
import { openToken } from './domain/captcha-token.ts';
import { keyRing } from './domain/key-ring.ts';
import { contactMessage, solved, startEndpoint } from './testing/visitor.ts';

const fields = { email: 'lena@example.org', message: 'Guten Tag' };
const keysOf = async (response: Response) => Object.keys((await response.json()) as object).toSorted();

test('a message with the minimum of protocol 1 is accepted', async (context) => {
  const { visitor } = await startEndpoint(context);
  const captcha = await solved(await visitor.challenge('/contact'));
  const response = await visitor.post('/contact', { v: 1, submissionId: crypto.randomUUID(), fields, captcha });
  assert.equal(response.status, 202);
  assert.deepEqual(await keysOf(response), ['receivedAt', 'status', 'submissionId', 'v']);
});

test('a message with unknown members of a newer widget is accepted', async (context) => {
  const { visitor } = await startEndpoint(context);
  const captcha = await solved(await visitor.challenge('/contact?novelty=1'));
  const novelty = { of: ['a', 'later', 'version'] };
  const { page, trap, ...message } = contactMessage({
    ...captcha,
    pow: { ...captcha.pow!, novelty },
  } as typeof captcha);
  const consent = { text: 'Ja.', locale: 'de', given: true, novelty };
  const newer = { ...message, novelty, consent, page: { ...page, novelty }, trap: { ...trap, novelty } };
  const response = await visitor.post('/contact?novelty=1', newer, { 'foyer-novelty': '1' });
  assert.equal(response.status, 202);
});

test('a message of an unknown protocol version gets a problem that every widget understands', async (context) => {
  const { visitor } = await startEndpoint(context);
  const captcha = await solved(await visitor.challenge('/contact'));
  const response = await visitor.post('/contact', { ...contactMessage(captcha), v: 2 });
  assert.deepEqual([response.status, response.headers.get('content-type')], [400, 'application/problem+json']);
  const { type } = (await response.json()) as { type: string };
  assert.equal(problemCode(type), 'malformed');
});

test('a challenge contains exactly the members of protocol 1', async (context) => {
  const { visitor } = await startEndpoint(context);
  const { pow, question, ...challenge } = await visitor.challenge('/contact');
  assert.deepEqual(Object.keys(challenge).toSorted(), ['expiresIn', 'minFill', 'token', 'v']);
  assert.deepEqual(Object.keys(question!).toSorted(), ['a', 'b', 'op']);
  assert.deepEqual(Object.keys(pow!).toSorted(), ['algorithm', 'cost', 'keyLength', 'keyPrefix', 'nonce', 'salt']);
  assert.equal(pow!.algorithm, 'PBKDF2/SHA-256');
});

/** A token of the first release. An update must not invalidate open forms. */
const earlierToken =
  'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiY2ViZTk3MWMifQ..V7QLKKZ_Wj9GZd2h.0j3YUUbvWB5IwgpkVQX7y5lyvv4cksmQrTpk8MG8D5vq7ahne7DML9VpESHfuTitTezy9PWw3QfQ6U2kTEng3T3TKd1_zirr26P3oM6v3ugxJAsl-_xR_TeLg1RnP3UAwiGztnrPY7k7BQE86g-0TrinEjo4sUcaQCiqp7MVGC0UcVNXBlOuhsOf1Dw.pfYOLB6D9lWwtWL2Vhs0RA';

test('a token of an earlier release stays valid after an update, also with a rotated secret', async () => {
  const at = Date.UTC(2026, 10, 24);
  const ring = keyRing(['a newer secret of some 32 characters', 'an earlier secret of 32 characters']);
  const opened = await openToken(ring, earlierToken, { audience: 'endpoint', now: at + 60_000, clockSkew: 60 });
  assert.equal(opened.status, 'open');
  assert.deepEqual(opened.status === 'open' && opened.claims, {
    tokenId: 'jti-of-an-earlier-release',
    issuedAt: at / 1000,
    expiresAt: at / 1000 + 1_800,
    form: 'contact',
    origin: 'https://example.org',
    answer: '7',
  });
});
