// Metrics derived from log events. Labels are codes, routes and configured names, never a visitor's input.
import type { LogEvent } from '../domain/log-event.ts';
import type { OutboxStats } from '../domain/outbox.ts';
import { counter, type Family, gauge, histogram } from './exposition.ts';

export interface Measurements {
  count(event: LogEvent): void;
  families(): readonly Family[];
}

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function measurements(): Measurements {
  const submissions = counter({ name: 'foyer_submissions_total', help: 'Messages by form and outcome.' });
  const deliveries = counter({
    name: 'foyer_deliveries_total',
    help: 'Attempts to send a mail or call a hook, by outcome.',
  });
  const faults = counter({ name: 'foyer_faults_total', help: 'Errors of the store and other unexpected errors.' });
  const requests = requestMeasurements();
  return {
    families: () => [...requests.families(), submissions.family(), deliveries.family(), faults.family()],
    count(event) {
      switch (event.event) {
        case 'request':
          return requests.count(event);
        case 'message-stored':
          return submissions.add({ form: event.form, outcome: event.outcome });
        case 'delivery-sent':
        case 'delivery-dropped':
        case 'delivery-waits':
        case 'delivery-given-up':
          return deliveries.add({ kind: event.kind, outcome: event.event.slice('delivery-'.length) });
        case 'request-failed':
        case 'outbox-failed':
        case 'housekeeping-failed':
          return faults.add({ event: event.event });
        case 'lane-paused':
        case 'hook-closed':
        case 'feed-failed':
        case 'no-mail-server':
        case 'no-rate-limit':
        case 'no-client-address':
        case 'untrusted-proxy':
        case 'no-public-url':
          return undefined;
      }
    },
  };
}

function requestMeasurements() {
  const requests = counter({ name: 'foyer_requests_total', help: 'Requests by route, method and status.' });
  const durations = histogram(
    { name: 'foyer_request_duration_seconds', help: 'Time to the answer, by route.' },
    bounds,
  );
  const problems = counter({ name: 'foyer_problems_total', help: 'Problem responses, by code.' });
  const challenges = counter({ name: 'foyer_challenges_total', help: 'Challenges issued, by form.' });
  const limited = counter({ name: 'foyer_rate_limited_total', help: 'Requests refused with 429, by route.' });
  return {
    families: () => [requests, durations, problems, challenges, limited].map((instrument) => instrument.family()),
    count({ durationMs, form = '', method, problem, route, status }: Extract<LogEvent, { event: 'request' }>) {
      requests.add({ route, method, status: String(status) });
      durations.observe({ route }, durationMs / 1000);
      if (problem !== undefined) problems.add({ code: problem });
      if (route.endsWith('/challenge') && status === 200) challenges.add({ form });
      if (status === 429) limited.add({ route });
    },
  };
}

export function outboxFamilies({ givenUp, oldestSeconds, waiting }: OutboxStats): readonly Family[] {
  return [
    gauge({ name: 'foyer_outbox_waiting', help: 'Waiting outbox entries, in the whole database.' }, waiting),
    gauge({ name: 'foyer_outbox_oldest_seconds', help: 'Age of the oldest waiting entry.' }, oldestSeconds),
    gauge({ name: 'foyer_outbox_given_up', help: 'Outbox entries that were given up.' }, givenUp),
  ];
}

export function processFamilies(isDatabaseUp: boolean): readonly Family[] {
  const { heapUsed, rss } = process.memoryUsage();
  const started = (Date.now() - process.uptime() * 1000) / 1000;
  return [
    gauge({ name: 'foyer_database_up', help: '1 where the database answered this scrape.' }, isDatabaseUp ? 1 : 0),
    gauge({ name: 'process_resident_memory_bytes', help: 'Memory of this process.' }, rss),
    gauge({ name: 'nodejs_heap_size_used_bytes', help: 'Used JavaScript heap of this process.' }, heapUsed),
    gauge({ name: 'process_start_time_seconds', help: 'Start of this process, in seconds since 1970.' }, started),
  ];
}
