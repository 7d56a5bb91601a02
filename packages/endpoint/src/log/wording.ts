// Every event's weight, and its sentence for people. Knows neither where lines go nor who reads them.
import type { LogEvent } from '../domain/log-event.ts';

export type LogLevel = 'info' | 'warning' | 'error';

type Told<Name> = Extract<LogEvent, { readonly event: Name }>;

export function levelOf(told: LogEvent): LogLevel {
  switch (told.event) {
    case 'request':
      return told.status >= 500 ? 'error' : 'info';
    case 'message-stored':
    case 'mail-sent':
      return 'info';
    case 'mail-waits':
    case 'feed-failed':
    case 'no-mail-server':
    case 'no-rate-limit':
    case 'no-client-address':
      return 'warning';
    case 'mail-given-up':
    case 'request-failed':
    case 'outbox-failed':
    case 'housekeeping-failed':
      return 'error';
  }
}

export function sentenceOf(told: LogEvent): string {
  switch (told.event) {
    case 'request':
      return requestSentence(told);
    case 'message-stored':
      return `message ${told.submissionId} in ${told.form}: ${told.outcome} (request ${told.requestId})`;
    case 'request-failed':
      return `request ${told.requestId} failed: ${told.reason}`;
    case 'mail-sent':
      return `${mailingOf(told)} was sent`;
    case 'mail-waits':
      return `${mailingOf(told)} waits: ${told.reason}`;
    case 'mail-given-up':
      return `${mailingOf(told)} was given up: ${told.reason}`;
    case 'outbox-failed':
      return `the outbox failed: ${told.reason}`;
    case 'housekeeping-failed':
      return `old messages could not be deleted: ${told.reason}`;
    case 'feed-failed':
      return `the feed ${told.feed} is not to be had: ${told.reason}`;
    case 'no-mail-server':
      return 'SMTP_URL is not set: mails wait in the outbox.';
    case 'no-rate-limit':
      return 'the rate limit is off.';
    case 'no-client-address':
      return 'Clients have no address here: tell fetch(request, { remoteAddress }), or no limit holds for one address.';
  }
}

function mailingOf({ hook, kind, mailId }: Told<'mail-sent' | 'mail-waits' | 'mail-given-up'>): string {
  return hook === undefined ? `mail ${mailId} (${kind})` : `word to ${hook} ${mailId}`;
}

function requestSentence({ durationMs, form, method, problem, requestId, route, status }: Told<'request'>): string {
  const where = form === undefined ? route : `${route} (${form})`;
  const why = problem === undefined ? '' : ` ${problem}`;
  return `${method} ${where}: ${status}${why} in ${durationMs} ms (request ${requestId})`;
}
