// Log events: ids, counts and codes. Their types leave no place for visitors' input.
import type { Receipt } from '@foyer/protocol';
import type { HookEvent, OutboxKind } from './outbox.ts';

interface Delivery {
  readonly deliveryId: string;
  readonly kind: OutboxKind;
  /** Name of the hook, for entries of kind `hook`. */
  readonly hook?: string;
  readonly hookEvent?: HookEvent;
}

export type LogEvent =
  | {
      readonly event: 'request';
      readonly requestId: string;
      readonly method: string;
      /** The route's pattern, not the path: paths contain tokens. */
      readonly route: string;
      readonly form?: string;
      readonly status: number;
      readonly problem?: string;
      readonly durationMs: number;
    }
  | {
      readonly event: 'message-stored';
      readonly requestId: string;
      readonly submissionId: string;
      readonly form: string;
      readonly outcome: Receipt['status'] | 'suspected' | 'replayed';
    }
  | { readonly event: 'request-failed'; readonly requestId: string; readonly reason: string }
  | ({ readonly event: 'delivery-sent' | 'delivery-dropped' } & Delivery)
  | ({ readonly event: 'delivery-waits' | 'delivery-given-up'; readonly reason: string } & Delivery)
  | {
      readonly event: 'lane-paused';
      readonly reason: string;
      /** Until the next attempt. */
      readonly seconds: number;
      /** Name of the hook; absent for the mail server. */
      readonly hook?: string;
    }
  | { readonly event: 'hook-closed'; readonly hook: string; readonly reason: string }
  | { readonly event: 'outbox-failed' | 'housekeeping-failed'; readonly reason: string }
  | { readonly event: 'feed-failed'; readonly feed: string; readonly reason: string }
  | { readonly event: 'no-mail-server' | 'no-rate-limit' | 'no-client-address' | 'untrusted-proxy' | 'no-public-url' };

export type Log = (event: LogEvent) => void;

/** Code or source position only: an error message may contain a row, an address, or a path with a token. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, errstr } = readError(error);
  if (code !== undefined) return errstr === undefined ? code : `${code} ${errstr}`;
  // Only after the message, which may look like a position itself.
  const stack = (error.stack ?? '').split(error.message).at(-1) ?? '';
  const place = /(?:^|[^\w.-])([\w.-]+:\d+):\d+\)?$/m.exec(stack)?.[1];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}

/** `errstr` is SQLite's fixed description of the code. */
function readError(error: Error): { code?: string; errstr?: string } {
  return {
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...('errstr' in error && typeof error.errstr === 'string' && { errstr: error.errstr }),
  };
}
