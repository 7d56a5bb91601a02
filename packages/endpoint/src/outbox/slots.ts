// Which deliveries of a lane are running, and which may start next to them. Knows neither store nor clock.
import { type ClaimLimits, type OutboxEntry, urgent } from '../domain/outbox.ts';

export interface SlotLimits {
  readonly slots: number;
  /** At most this many at a time to one recipient domain. */
  readonly perDomain: number;
}

type Taken = Pick<OutboxEntry, 'deliveryId' | 'domain' | 'priority'>;

export interface Slots {
  take(entry: Taken): void;
  free(entry: Taken): void;
  isFull(): boolean;
  /** Deliveries that must not take the next slot. */
  limits(): ClaimLimits;
}

export function deliverySlots({ perDomain, slots }: SlotLimits): Slots {
  const taken = new Map<string, Taken>();
  return {
    take: (entry) => void taken.set(entry.deliveryId, entry),
    free: ({ deliveryId }) => void taken.delete(deliveryId),
    isFull: () => taken.size >= slots,
    limits() {
      const entries = [...taken.values()];
      const domains = entries.flatMap(({ domain }) => domain ?? []);
      const fullDomains = domains.filter((domain) => domains.filter((other) => other === domain).length >= perDomain);
      const others = entries.filter(({ priority }) => priority !== urgent).length;
      return {
        underWay: [...taken.keys()],
        fullDomains: [...new Set(fullDomains)],
        urgentOnlyDomains: [...new Set(domains)],
        urgentOnly: slots > 1 && others >= slots - 1,
      };
    },
  };
}

/** True where everything that `narrow` excludes is excluded by `limits` too. */
export function isWithin(limits: ClaimLimits, narrow: ClaimLimits): boolean {
  return (
    (limits.urgentOnly || !narrow.urgentOnly) &&
    includesAll(limits.fullDomains, narrow.fullDomains) &&
    includesAll(limits.urgentOnlyDomains, narrow.urgentOnlyDomains)
  );
}

function includesAll(all: readonly string[], some: readonly string[]): boolean {
  return some.every((item) => all.includes(item));
}
