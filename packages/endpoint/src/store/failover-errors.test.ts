import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFailover } from './failover.ts';

for (const [title, code] of [
  ['is read-only', '25006'],
  ['is starting or in recovery', '57P03'],
  ['has no free connection, since all clients connect anew', '53300'],
  ['cannot be reached through its pooler', '08P01'],
  ['refuses connections', 'ECONNREFUSED'],
  ['has no address while its DNS name moves', 'ENOTFOUND'],
  ['has a DNS server that does not answer', 'EAI_AGAIN'],
  ['has no route', 'EHOSTUNREACH'],
] as const) {
  test(`a request waits while the database ${title}`, () => {
    assert.equal(isFailover(Object.assign(new Error('failed'), { code })), true);
  });
}

for (const [message, waits] of [
  ['Connection terminated unexpectedly', true],
  ['Connection terminated due to connection timeout', true],
  ['Client has encountered a connection error and is not queryable', true],
  ['timeout exceeded when trying to connect', true],
  ['Query read timeout', false],
  ['relation "submissions" does not exist', false],
] as const) {
  test(`of errors that pg gives no code, "${message}" is ${waits ? 'waited for' : 'reported at once'}`, () => {
    assert.equal(isFailover(new Error(message)), waits);
  });
}

for (const code of ['42601', '28P01', '3D000', 'SELF_SIGNED_CERT_IN_CHAIN']) {
  test(`a request does not wait after ${code}, which waiting does not mend`, () => {
    assert.equal(isFailover(Object.assign(new Error('failed'), { code })), false);
  });
}
