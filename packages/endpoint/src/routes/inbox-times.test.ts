import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';
import { ownerWith } from '../testing/owner.ts';
import { contactMessage, signUp, solved, startEndpoint } from '../testing/visitor.ts';

const inboxToken = 'owner-token';

test('an owner reads times in the zone of the settings; a proof names the zone, and programs read UTC', async (context) => {
  let now = Date.parse('2026-03-12T13:00:00Z');
  const options = { inboxToken, timeZone: 'America/New_York', now: () => now };
  const { visitor } = await startEndpoint(context, options);
  const sends = async (path: string, message: typeof contactMessage | typeof signUp) => {
    const sent = message(await solved(await visitor.challenge(path)));
    assert.equal((await visitor.post(path, sent)).status, 202);
    return sent.submissionId;
  };
  const submissionId = await sends('/contact', contactMessage);
  await sends('/newsletter', signUp);
  // Ten in the evening on the same day in New York, and the next day in UTC.
  now = Date.parse('2026-03-13T02:00:00Z');
  const { cookie } = await ownerWith(visitor, inboxToken);
  const told = async (path: string) => {
    const response = await visitor.get(path, { cookie, accept: 'text/html', 'accept-language': 'de' });
    const times = DomUtils.getElementsByTagName('time', parseDocument(await response.text()));
    return times.map((time) => `${time.attribs['datetime']} ${DomUtils.textContent(time)}`);
  };
  const heard = '2026-03-12T13:00:00.000Z heute, 9:00';
  assert.deepEqual(await told(`/inbox/messages/${submissionId}`), [heard]);
  assert.equal((await told('/inbox'))[0], heard);
  const markup = await (await visitor.get('/inbox/subscribers', { cookie, accept: 'text/html' })).text();
  const [subscriber = ''] = /\/inbox\/subscribers\/[\w-]+/.exec(markup) ?? [];
  assert.equal((await told(subscriber))[0], '2026-03-12T13:00:00.000Z 12. März 2026 um 09:00:00 GMT-4');
  now += 24 * 60 * 60_000;
  assert.equal((await told(`/inbox/messages/${submissionId}`))[0], heard.replace('heute', 'gestern'));
});
