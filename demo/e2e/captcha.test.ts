import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { serveEndpoint, type ServeOptions } from '@foyer/endpoint';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { storedMessages, storedWith } from './owner.ts';
import { derive, message, type Reply, robotAt, signup, solved } from './robot.ts';

/** An endpoint with an empty data folder, stopped after the test. */
async function serve(context: TestContext, options: ServeOptions = {}) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'foyer-captcha-'));
  const log: string[] = [];
  const served = await serveEndpoint({
    port: await freePort(),
    dataDirectory,
    origins: ['loopback'],
    rateLimit: 'off', // Only the token limits these requests.
    log: (entry) => log.push(JSON.stringify(entry)),
    ...options,
  });
  assert.ok(served.status === 'serving');
  // In this order: a folder that is written to cannot be removed, and a server that goes on keeps the tests from ending.
  context.after(async () => {
    await served.close();
    await rm(dataDirectory, { recursive: true });
  });
  return { ...served, robot: robotAt(served.url), log };
}

function refusedAs(code: string, { status, body }: Reply): void {
  assert.equal(body['type'], `urn:foyer:problem:${code}`);
  assert.equal(status, 422);
  assert.ok(body['challenge'], 'a refusal contains a fresh challenge');
}

test('a message with a solved captcha is stored before it is acknowledged', async (t) => {
  const { robot, ...site } = await serve(t);
  const sent = message('Grüße', solved(await robot.challenge('/contact')));
  const { status, body } = await robot.post('/contact', sent);
  assert.equal(status, 202);
  assert.equal(body['submissionId'], sent.submissionId);
  assert.deepEqual(storedWith(site, 'Grüße')[0]?.fields, sent.fields);
});

test('a spent token is refused for another message', async (t) => {
  const { robot, ...site } = await serve(t);
  const captcha = solved(await robot.challenge('/contact'));
  assert.equal((await robot.post('/contact', message('erste', captcha))).status, 202);
  refusedAs('captcha-used', await robot.post('/contact', message('zweite', captcha)));
  assert.equal(storedMessages(site).length, 1);
});

test('of fifty concurrent messages with one token, one is stored', async (t) => {
  const { robot, ...site } = await serve(t);
  const captcha = solved(await robot.challenge('/contact'));
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, index) => robot.post('/contact', message(`Nummer ${index}`, captcha))),
  );
  const accepted = replies.filter(({ status }) => status === 202);
  assert.equal(accepted.length, 1);
  for (const reply of replies) if (reply.status !== 202) refusedAs('captcha-used', reply);
  assert.deepEqual(
    storedMessages(site).map(({ submissionId }) => submissionId),
    [accepted[0]?.body['submissionId']],
  );
});

test('fifty concurrent copies of one message store it once, and every copy gets a receipt', async (t) => {
  const { robot, ...site } = await serve(t);
  const sent = message('Ungeduld', solved(await robot.challenge('/contact')));
  const replies = await Promise.all(Array.from({ length: 50 }, () => robot.post('/contact', sent)));
  const fresh = replies.filter(({ status }) => status === 202);
  const replayed = replies.filter(({ status, body }) => status === 200 && body['replayed'] === true);
  assert.equal(fresh.length, 1);
  assert.equal(replayed.length, 49);
  assert.equal(new Set(replies.map(({ body }) => body['receivedAt'])).size, 1);
  assert.equal(storedMessages(site).length, 1);
});

test('a wrong answer spends the token, so the right answer is refused afterwards', async (t) => {
  const { robot, ...site } = await serve(t);
  const right = solved(await robot.challenge('/contact'));
  const wrong = { ...right, answer: String(Number(right.answer) + 1) };
  refusedAs('captcha-wrong', await robot.post('/contact', message('geraten', wrong)));
  refusedAs('captcha-used', await robot.post('/contact', message('gewusst', right)));
  assert.deepEqual(storedMessages(site), []);
});

test('the fresh challenge in a refusal can be solved', async (t) => {
  const { robot, ...site } = await serve(t);
  const right = solved(await robot.challenge('/contact'));
  const sent = message('zweiter Versuch', { ...right, answer: '0' });
  const { body } = await robot.post('/contact', sent);
  const again = { ...sent, captcha: solved(body['challenge'] as Parameters<typeof solved>[0]) };
  assert.equal((await robot.post('/contact', again)).status, 202);
  assert.equal(storedMessages(site).length, 1);
});

test('a missing field does not spend the token', async (t) => {
  const { robot } = await serve(t);
  const sent = message('vergessen', solved(await robot.challenge('/contact')));
  const { status, body } = await robot.post('/contact', { ...sent, fields: { email: 'lena@example.org' } });
  assert.equal(status, 422);
  assert.deepEqual(body['errors'], [{ pointer: '/fields/message', code: 'required' }]);
  assert.equal((await robot.post('/contact', sent)).status, 202);
});

test('an answer in Arabic-Indic digits, surrounded by spaces, is accepted', async (t) => {
  const { robot } = await serve(t);
  const { answer = '', ...rest } = solved(await robot.challenge('/contact'));
  const arabic = [...answer].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
  assert.equal((await robot.post('/contact', message('٣', { ...rest, answer: ` ${arabic} ` }))).status, 202);
});

test('a message without captcha, answer or proof of work is refused', async (t) => {
  const { robot, ...site } = await serve(t);
  refusedAs('captcha-missing', await robot.post('/contact', message('nackt', undefined)));
  const { token, pow } = solved(await robot.challenge('/contact'));
  refusedAs('captcha-missing', await robot.post('/contact', message('ohne Antwort', { token, ...(pow && { pow }) })));
  const { answer = '', token: second } = solved(await robot.challenge('/contact'));
  refusedAs('captcha-missing', await robot.post('/contact', message('ohne Arbeit', { token: second, answer })));
  assert.deepEqual(storedMessages(site), []);
});

test('a token of another form is refused', async (t) => {
  const { robot, ...site } = await serve(t);
  const ofNewsletter = solved(await robot.challenge('/newsletter'));
  refusedAs('captcha-foreign', await robot.post('/contact', message('Umweg', ofNewsletter)));
  const ofContact = solved(await robot.challenge('/contact'));
  refusedAs('captcha-foreign', await robot.post('/newsletter', signup('lena@example.org', ofContact)));
  assert.deepEqual(storedMessages(site), []);
});

test('a token issued to another origin is refused', async (t) => {
  const { robot, url, ...site } = await serve(t);
  const elsewhere = robotAt(url, 'http://127.0.0.1:2');
  const captcha = solved(await elsewhere.challenge('/contact'));
  refusedAs('captcha-foreign', await robot.post('/contact', message('geliehen', captcha)));
  assert.deepEqual(storedMessages(site), []);
});

test('a token of another endpoint is refused', async (t) => {
  const [here, there] = [await serve(t), await serve(t)];
  const captcha = solved(await there.robot.challenge('/contact'));
  refusedAs('captcha-foreign', await here.robot.post('/contact', message('von drüben', captcha)));
});

test('a tampered or invented token is refused, and does not spend the real one', async (t) => {
  const { robot, ...site } = await serve(t);
  const captcha = solved(await robot.challenge('/contact'));
  const { token } = captcha;
  const changedAt = (index: number) =>
    token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
  const middle = token.lastIndexOf('.') - 10;
  const spoiled = [
    changedAt(5),
    changedAt(middle),
    changedAt(token.length - 1),
    token.slice(0, -4),
    `${token}.`,
    'none',
    'x'.repeat(9_000),
  ];
  for (const broken of spoiled) {
    refusedAs('captcha-foreign', await robot.post('/contact', message('gebastelt', { ...captcha, token: broken })));
  }
  assert.deepEqual(storedMessages(site), []);
  assert.equal(
    (await robot.post('/contact', message('echt', captcha))).status,
    202,
    'the unchanged token is still valid',
  );
});

test('an expired token is refused, and the fresh challenge is accepted', async (t) => {
  let now = Date.now();
  const { robot, ...site } = await serve(t, { now: () => now, captcha: { seconds: 1800 } });
  const captcha = solved(await robot.challenge('/contact'));
  now += 1_900_000;
  const late = message('Kaffeepause', captcha);
  const reply = await robot.post('/contact', late);
  refusedAs('captcha-expired', reply);
  const fresh = solved(reply.body['challenge'] as Parameters<typeof solved>[0]);
  assert.equal((await robot.post('/contact', { ...late, captcha: fresh })).status, 202);
  assert.equal(storedMessages(site).length, 1);
});

test('a forged proof of work is refused, whatever counter or key it claims', async (t) => {
  const { robot, ...site } = await serve(t);
  const claims: ((pow: { counter: number; derivedKey: string }) => { counter: number; derivedKey: string })[] = [
    ({ derivedKey }) => ({ counter: 0, derivedKey }),
    ({ counter }) => ({ counter, derivedKey: '00'.repeat(32) }),
    ({ derivedKey }) => ({ counter: 10_001, derivedKey }),
    ({ counter, derivedKey }) => ({ counter: counter + 0.5, derivedKey }),
    ({ counter, derivedKey }) => ({ counter: counter - 1, derivedKey }),
    ({ counter }) => ({ counter, derivedKey: '' }),
  ];
  for (const claim of claims) {
    const { pow, ...rest } = solved(await robot.challenge('/contact'));
    assert.ok(pow);
    const { status } = await robot.post('/contact', message('gemogelt', { ...rest, pow: claim(pow) }));
    assert.ok(status === 422 || status === 400, `${status}`);
  }
  assert.deepEqual(storedMessages(site), []);
});

test('the correctly derived key of counter 0 is not a solution', async (t) => {
  const { robot, ...site } = await serve(t);
  const challenge = await robot.challenge('/contact');
  assert.ok(challenge.pow);
  const pow = { counter: 0, derivedKey: derive(challenge.pow, 0) };
  const { question, token } = challenge;
  assert.ok(question);
  const captcha = { token, answer: String(question.a + question.b), pow };
  refusedAs('captcha-wrong', await robot.post('/contact', message('bei null', captcha)));
  assert.deepEqual(storedMessages(site), []);
});

test('without the question the proof of work costs more; without the proof the question suffices', async (t) => {
  const { robot, ...site } = await serve(t);
  const usual = await robot.challenge('/contact');
  const without = {
    question: await robot.challenge('/contact?without=question'),
    pow: await robot.challenge('/contact?without=pow'),
  };
  assert.equal(without.question.question, undefined);
  assert.ok((without.question.pow?.cost ?? 0) > (usual.pow?.cost ?? 0));
  assert.equal(without.pow.pow, undefined);
  assert.equal((await robot.post('/contact', message('eins', solved(without.question)))).status, 202);
  assert.equal((await robot.post('/contact', message('zwei', solved(without.pow)))).status, 202);
  assert.equal(storedMessages(site).length, 2);
});

test('a reused id with another text is refused, even with a valid captcha', async (t) => {
  const { robot, ...site } = await serve(t);
  const submissionId = randomUUID();
  const first = { ...message('das Original', solved(await robot.challenge('/contact'))), submissionId };
  assert.equal((await robot.post('/contact', first)).status, 202);
  const second = { ...message('die Fälschung', solved(await robot.challenge('/contact'))), submissionId };
  const { status, body } = await robot.post('/contact', second);
  assert.equal(status, 422);
  assert.equal(body['type'], 'urn:foyer:problem:id-reused');
  assert.equal(storedWith(site, 'die Fälschung').length, 0);
});

test('the token does not reveal the sum', async (t) => {
  const { robot } = await serve(t);
  const { token, question } = await robot.challenge('/contact');
  assert.ok(question);
  const parts = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  // The header is plain text and names the encryption; no other part is readable.
  assert.deepEqual(Object.keys(JSON.parse(parts[0] ?? '') as object).sort(), ['alg', 'enc', 'kid']);
  for (const part of parts.slice(1)) assert.throws(() => JSON.parse(part));
});
