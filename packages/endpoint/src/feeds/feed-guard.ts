// Addresses that a feed may be fetched from: public ones, or loopback where configured, never a private network.
// Knows no DNS and no HTTP.
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

/** All assigned IPv6 unicast addresses; others, such as `::127.0.0.1`, can embed an IPv4 address. */
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
