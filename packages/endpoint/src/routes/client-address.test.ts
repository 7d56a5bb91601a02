import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'hono';
import { clientAddress, truncate } from './client-address.ts';

function from(remoteAddress: string | undefined, forwarded: string | undefined, hops: number): string | undefined {
  const req = { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) };
  return clientAddress({ env: { remoteAddress }, req } as unknown as Context, hops)?.address;
}

for (const [title, forwarded, hops, address] of [
  ['ignores the header without a trusted proxy', '203.0.113.9', 0, '192.0.2.1'],
  ['reads the last entry with one trusted proxy', '203.0.113.9', 1, '203.0.113.9'],
  ['ignores entries that the client wrote', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
  ['reads the second last entry with two trusted proxies', '198.51.100.1, 203.0.113.9, 192.0.2.77', 2, '203.0.113.9'],
  ['uses the socket address of a request that bypassed the proxies', undefined, 1, '192.0.2.1'],
  ['skips empty entries', ', ,203.0.113.9', 1, '203.0.113.9'],
  ['removes the port', '203.0.113.9:4711', 1, '203.0.113.9'],
  ['returns no address for an invalid entry', 'unknown', 1, undefined],
  ['returns no address for an entry with a line break', '203.0.113.9\r\nX: y', 1, undefined],
] as const) {
  test(title, () => {
    assert.equal(from('192.0.2.1', forwarded, hops), address);
  });
}

test('reads the address from Deno, and none from Workers', () => {
  const req = { header: () => undefined };
  const told = clientAddress({ env: { remoteAddr: { hostname: '192.0.2.1' } }, req } as unknown as Context, 0);
  assert.equal(told?.address, '192.0.2.1');
  assert.equal(clientAddress({ env: undefined, req } as unknown as Context, 0), undefined);
});

for (const [text, address, network] of [
  ['192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['::ffff:c000:207', '192.0.2.7', '192.0.2.0/24'],
  ['[0:0:0:0:0:FFFF:C000:0207]:443', '192.0.2.7', '192.0.2.0/24'],
  ['[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:DB8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['64:ff9b::192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['64:ff9b::c000:207', '192.0.2.7', '192.0.2.0/24'],
  ['64:ff9b:1::c000:207', '192.0.2.7', '192.0.2.0/24'],
  ['::ffff:0:192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['64:ff9b:2::c000:207', '64:ff9b:2:0::/64', '64:ff9b:2::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
] as const) {
  test(`truncates ${text} to ${address} in ${network}`, () => {
    const { isLocal: _tested, ...truncated } = truncate(text)!;
    assert.deepEqual(truncated, { address, network });
  });
}

for (const [text, isLocal] of [
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1:8080', true],
  ['169.254.1.1', true],
  ['100.64.0.1', true],
  ['::ffff:192.168.1.1', true],
  ['::1', true],
  ['fd00::1', true],
  ['fe80::1%eth0', true],
  ['203.0.113.9', false],
  ['2001:db8::1', false],
] as const) {
  test(`${text} is ${isLocal ? 'an address of a private network' : 'a visitor’s'}`, () => {
    assert.equal(truncate(text)?.isLocal, isLocal);
  });
}
