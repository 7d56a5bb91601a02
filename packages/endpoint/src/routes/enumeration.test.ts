import assert from 'node:assert/strict';
import { StatementSync } from 'node:sqlite';
import { mock, test, type TestContext } from 'node:test';
import { linkIn, newsletter } from '../testing/newsletter.ts';
import { signUp, solved, startEndpoint, temporaryFolder } from '../testing/visitor.ts';

/** An endpoint with one confirmed and one pending address that sends no further mail. */
async function startWithSubscribers(context: TestContext) {
  const dataDirectory = temporaryFolder(context);
  const world = await newsletter(context, { dataDirectory });
  await world.signsUp({ fields: { email: 'confirmed@example.org' } });
  await world.visitor.post(linkIn(await world.mail(), 'confirm'), '');
  const submissionId = 'a-sign-up-that-is-pending';
  await world.signsUp({ submissionId, fields: { email: 'pending@example.org' } });
  await world.mail();
  await world.endpoint.close();
  const { visitor } = await startEndpoint(context, { dataDirectory });
  return { visitor, submissionId };
}

/** Everything observable about a response, and the number of disk syncs, which determine its time. */
async function seen(request: () => Promise<Response>, own: readonly string[]) {
  const spy = mock.method(StatementSync.prototype, 'run');
  const response = await request();
  const waits = spy.mock.calls.filter(
    ({ this: statement }) => statement instanceof StatementSync && statement.sourceSQL === 'begin immediate',
  ).length;
  spy.mock.restore();
  const body = own.reduce((text, word) => text.replaceAll(word, '…'), await response.text());
  const headers = [...response.headers].map(([name, value]) => (name === 'x-request-id' ? name : `${name}: ${value}`));
  return { status: response.status, headers, waits, body: body.replaceAll(/\d{4}-[\d:.TZ-]+/g, 'time') };
}

test('a sign-up does not reveal whether the address is confirmed, pending or new', async (context) => {
  const { visitor } = await startWithSubscribers(context);
  const answers = [];
  for (const email of ['new@example.org', 'pending@example.org', 'confirmed@example.org']) {
    const message = signUp(await solved(await visitor.challenge('/newsletter')), { fields: { email } });
    answers.push(await seen(() => visitor.post('/newsletter', message), [message.submissionId]));
  }
  const [first] = answers;
  assert.equal(first?.status, 202);
  assert.equal(first.waits, 1);
  for (const answer of answers) assert.deepEqual(answer, first);
});

test('a resend does not reveal whether the id or address is known', async (context) => {
  const { submissionId, visitor } = await startWithSubscribers(context);
  const answers = [];
  for (const [id, email] of [
    ['nobody-ever-had-this-id', undefined],
    [submissionId, undefined],
    [submissionId, 'confirmed@example.org'],
    [submissionId, 'other@example.org'],
  ] as const) {
    const resend = { v: 1, submissionId: id, email };
    answers.push(await seen(() => visitor.post('/newsletter/resend', resend), [id]));
  }
  const [first] = answers;
  assert.equal(first?.status, 202);
  for (const answer of answers) assert.deepEqual(answer, first);
});

test('an unknown link is answered the same, whatever its token', async (context) => {
  const { visitor } = await startWithSubscribers(context);
  for (const purpose of ['confirm', 'unsubscribe']) {
    const answers = [];
    for (const token of ['A'.repeat(43), 'never-was', 'confirmed@example.org'])
      for (const method of ['GET', 'POST'])
        answers.push(await seen(() => visitor.send(`/${purpose}/${token}`, { method }), [token]));
    assert.deepEqual([answers[0]?.status, answers[0]?.waits], [404, 0]);
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
  }
});
