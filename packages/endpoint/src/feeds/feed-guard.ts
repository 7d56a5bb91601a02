// Where a feed may come from: either from the world, or from this machine where the owner says so, never from the
// network in between. Knows no DNS and no HTTP.
import ipaddr from 'ipaddr.js';

export interface FeedGuard {
  readonly protocols: readonly string[];
  readonly isAllowed: (address: string) => boolean;
}

const publicGuard: FeedGuard = { protocols: ['https:'], isAllowed: isPublicAddress };
const loopbackGuard: FeedGuard = { protocols: ['https:', 'http:'], isAllowed: isLoopbackAddress };

export function guardOf({ loopback = false }: { readonly loopback?: boolean }): FeedGuard {
  return loopback ? loopbackGuard : publicGuard;
}

/** All that is handed out in IPv6 is below it; what is beside it could hold an IPv4 address, as `::127.0.0.1` does. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

function isPublicAddress(address: string): boolean {
  const parsed = parse(address);
  if (parsed?.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

function isLoopbackAddress(address: string): boolean {
  return parse(address)?.range() === 'loopback';
}

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  return ipaddr.isValid(address) ? ipaddr.parse(address) : undefined;
}
