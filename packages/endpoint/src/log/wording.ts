// Level and sentence of every event. Knows nothing of how lines are written.
import type { LogEvent } from '../domain/log-event.ts';

export type LogLevel = 'info' | 'warning' | 'error';

type EventNamed<Name> = Extract<LogEvent, { readonly event: Name }>;

export function levelOf(event: LogEvent): LogLevel {
  switch (event.event) {
    case 'request':
      return event.status >= 500 ? 'error' : 'info';
    case 'message-stored':
    case 'delivery-sent':
    case 'delivery-dropped':
      return 'info';
    case 'delivery-waits':
    case 'lane-paused':
    case 'hook-closed':
    case 'feed-failed':
    case 'no-mail-server':
    case 'no-rate-limit':
    case 'no-client-address':
    case 'untrusted-proxy':
    case 'no-public-url':
      return 'warning';
    case 'delivery-given-up':
    case 'request-failed':
    case 'outbox-failed':
    case 'housekeeping-failed':
      return 'error';
  }
}

export function sentenceOf(event: LogEvent): string {
  switch (event.event) {
    case 'request':
      return requestSentence(event);
    case 'message-stored':
      return `message ${event.submissionId} in ${event.form}: ${event.outcome} (request ${event.requestId})`;
    case 'request-failed':
      return `request ${event.requestId} failed: ${event.reason}`;
    case 'delivery-sent':
      return `${deliveryName(event)} was sent`;
    case 'delivery-dropped':
      return `${deliveryName(event)} is not needed any more`;
    case 'lane-paused':
      return `${event.hook === undefined ? 'the mail server' : `hook ${event.hook}`} takes nothing: ${event.reason}; next attempt in ${event.seconds} s`;
    case 'hook-closed':
      return `hook ${event.hook} gets no more events: ${event.reason}. They wait until its settings change, or until you have it called again in the inbox.`;
    case 'delivery-waits':
      return `${deliveryName(event)} will be retried: ${event.reason}${event.hookEvent === 'erased' ? '; until then the outbox holds the address' : ''}`;
    case 'delivery-given-up':
      return `${deliveryName(event)} was given up: ${event.reason}${event.hookEvent === 'erased' ? '; the address is deleted here, but the hook was not told' : ''}`;
    case 'outbox-failed':
      return `the outbox failed: ${event.reason}`;
    case 'housekeeping-failed':
      return `old messages could not be deleted: ${event.reason}`;
    case 'feed-failed':
      return `feed ${event.feed} is unavailable: ${event.reason}`;
    case 'no-mail-server':
      return 'SMTP_URL is not set: mails wait in the outbox.';
    case 'no-rate-limit':
      return 'the rate limit is off.';
    case 'no-client-address':
      return 'Client addresses are unknown: pass fetch(request, { remoteAddress }), or limits per address have no effect.';
    case 'no-public-url':
      return 'FOYER_PUBLIC_URL is an address of this machine, but pages elsewhere may post: set it to the URL that visitors see, or links in mails open nothing.';
    case 'untrusted-proxy':
      return 'Requests come through a proxy that is not counted, or that does not report visitors’ addresses. Set FOYER_TRUST_PROXY to the number of proxies, and have each add X-Forwarded-For: until then all visitors share one limit, and solve harder challenges while many write.';
  }
}

function deliveryName({
  hook,
  hookEvent,
  kind,
  deliveryId,
}: EventNamed<'delivery-sent' | 'delivery-dropped' | 'delivery-waits' | 'delivery-given-up'>): string {
  if (hook === undefined) return `mail ${deliveryId} (${kind})`;
  return `call ${deliveryId}${hookEvent === 'erased' ? ' (erased)' : ''} to hook ${hook}`;
}

function requestSentence({
  durationMs,
  form,
  method,
  problem,
  requestId,
  route,
  status,
}: EventNamed<'request'>): string {
  const place = form === undefined ? route : `${route} (${form})`;
  const why = problem === undefined ? '' : ` ${problem}`;
  return `${method} ${place}: ${status}${why} in ${durationMs} ms (request ${requestId})`;
}
