import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { linkIn, newsletter } from '../testing/newsletter.ts';
import { ownerWith } from '../testing/owner.ts';
import { signUp, solved, temporaryFolder } from '../testing/visitor.ts';

test('no file of the data folder contains a secret of a link or session, and all are private', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const secret = 'a secret of at least thirty-two characters';
  const world = await newsletter(context, { dataDirectory, secret });
  const captcha = await solved(await world.visitor.challenge('/newsletter'));
  const message = signUp(captcha);
  assert.equal((await world.visitor.post('/newsletter', message)).status, 202);
  const mail = await world.mail();
  const tokens = (['confirm', 'unsubscribe'] as const).map((purpose) => linkIn(mail, purpose).split('/')[2]!);
  const { cookie } = await ownerWith(world.visitor, 'owner-token');
  await world.visitor.post(`/confirm/${tokens[0]}`, '');
  const files = readdirSync(dataDirectory).map((name) => join(dataDirectory, name));
  const bytes = Buffer.concat(files.map((file) => readFileSync(file)));
  assert.ok(bytes.includes(message.submissionId), 'stored values can be found in the files');
  for (const doorKey of [...tokens, captcha.token, secret, 'owner-token', cookie.split('=')[1]!])
    assert.ok(doorKey.length > 10 && !bytes.includes(doorKey), doorKey);
  for (const file of files) assert.equal(statSync(file).mode & 0o077, 0, file);
});
