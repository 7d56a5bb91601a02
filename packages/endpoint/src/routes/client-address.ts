// Address of the client: the socket's, or the one that trusted proxies report. Never trusts the client itself.
import { isIP } from 'node:net';
import { isObject } from '@foyer/protocol/server';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

export interface ClientAddress {
  readonly address: string;
  readonly network: string;
  /** Of this machine, or of a private network. */
  readonly isLocal: boolean;
}

/** `hops` is the number of proxies; each appends the address that it sees to `X-Forwarded-For`. */
export function clientAddress({ env, req }: Pick<Context, 'env' | 'req'>, hops: number): ClientAddress | undefined {
  const forwarded = (req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const chain = hops === 0 ? [] : forwarded.filter((entry) => entry !== '').slice(-hops);
  return truncate(chain[0] ?? socketAddress(env) ?? '');
}

/** Whether a proxy reports a client: then the socket's address is the proxy's. */
export function isForwarded({ req }: Pick<Context, 'req'>): boolean {
  return ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => req.header(name) !== undefined);
}

/** Second argument of `fetch`: from our own server, or from Deno's. */
function socketAddress(info: unknown): string | undefined {
  if (!isObject(info)) return undefined;
  const { remoteAddress, remoteAddr } = info;
  const address = remoteAddress ?? (isObject(remoteAddr) ? remoteAddr['hostname'] : undefined);
  return typeof address === 'string' ? address : undefined;
}

/** IPv4: the address and its /24. IPv6: the /64 and the /48. */
export function truncate(text: string): ClientAddress | undefined {
  const bare = withoutPort(text);
  switch (isIP(bare)) {
    case 4:
      return { address: bare, network: `${bare.split('.').slice(0, 3).join('.')}.0/24`, isLocal: isLocal(bare) };
    case 6: {
      const groups = expand(bare);
      const mapped = mappedAddress(groups);
      if (mapped !== undefined) return truncate(mapped);
      const [address, network] = [`${groups.slice(0, 4).join(':')}::/64`, `${groups.slice(0, 3).join(':')}::/48`];
      return { address, network, isLocal: isLocal(bare) };
    }
    default:
      return undefined;
  }
}

const localRanges: readonly string[] = ['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat'];

function isLocal(address: string): boolean {
  return localRanges.includes(ipaddr.parse(address).range());
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  const [bare = ''] = (bracketed ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')).split('%');
  return bare;
}

/**
 * The IPv4 address in `::ffff:192.0.2.1`, also as `::ffff:c000:201`, or in an address that a translator between IPv4 and
 * IPv6 made (RFC 6052, RFC 8215): otherwise all of IPv4 would be one /64.
 */
function mappedAddress(groups: readonly string[]): string | undefined {
  const prefix = groups.slice(0, 6).join(':');
  if (!prefixesOfIPv4.some((known) => known === prefix)) return undefined;
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((pair) => [pair >> 8, pair & 255])
    .join('.');
}

const prefixesOfIPv4 = ['0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0', '64:ff9b:1:0:0:0'] as const;

/** The eight groups of an IPv6 address, as URLs write them. */
function expand(address: string): readonly string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const [before, after] = [groups(head), groups(tail)];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
}
