// For tests: receivers of hooks, and a store whose events are delivered on demand.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { LogEvent } from '../domain/log-event.ts';
import type { Clock } from '../domain/ports.ts';
import { defineForms } from '../form-options.ts';
import { defineHooks } from '../hook-options.ts';
import { hookDelivery } from '../hooks/hook-delivery.ts';
import type { Hook } from '../hooks/hook.ts';
import { sentenceOf } from '../log/wording.ts';
import { drainLane } from '../outbox/drain-lane.ts';
import { type EndpointStore, openStore } from '../store/store.ts';
import type { EmptyDatabase } from './databases.ts';
import { HookPeople } from './hook-people.ts';

const secret = 'a secret of the webhook for tests, long enough';

interface Call {
  readonly hook: string;
  /** Such as `POST /api/subscribers`. */
  readonly request: string;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** Has no subscribers, and answers 200 unless `answers` says otherwise, by hook or by method and hook. */
async function startReceiver(context: TestContext) {
  const calls: Call[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const [, hook = '', ...path] = (request.url ?? '').split('/');
      calls.push({ hook, request: `${request.method ?? ''} /${path.join('/')}`, body });
      const answer = answers.get(`${request.method ?? ''} ${hook}`) ?? answers.get(hook);
      response.writeHead(answer?.status ?? 200).end(JSON.stringify(answer?.body ?? { data: { results: [] } }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return { answers, calls, url: `http://127.0.0.1:${String(address.port)}` };
}

const contact = { fields: 'name? email message' };
const newsletter = { fields: 'name? email', doubleOptIn: true };

/** Webhooks `crm`, `letters` (the newsletter’s confirmations only) and `others` (another form’s), and a listmonk. */
export async function hookWorld(context: TestContext, database: EmptyDatabase) {
  const { url, ...receiver } = await startReceiver(context);
  let now = Date.UTC(2026, 10, 24);
  const clock = () => now;
  const hooks = hooksAt(url, clock);
  const forms = defineForms({ forms: { contact, newsletter, elsewhere: contact }, mail: {}, hooksOf: hooks.of });
  const store = await openStore(database.options);
  context.after(() => store.close());
  // Its thread has to have opened the file before the folder is removed.
  await store.listSubscribers({ limit: 1 });
  const log: string[] = [];
  return {
    ...receiver,
    forms,
    log,
    store,
    now: clock,
    passes: (ms: number) => void (now += ms),
    people: new HookPeople({ store, forms, now: clock }),
    /** Types and data of the events that a webhook received. */
    eventsOf: (hook: string) =>
      receiver.calls.filter((call) => call.hook === hook).map(({ body }): unknown => JSON.parse(body)),
    /** Delivers due entries, except to the named hooks. */
    async deliver({ without = [] }: { readonly without?: readonly string[] } = {}) {
      for (const [name, { hook }] of hooks.byName)
        if (!without.includes(name)) await drainHook(name, hook, { store, now: clock, log });
    },
  };
}

function hooksAt(url: string, now: Clock) {
  const webhook = (name: string) => ({ url: `${url}/${name}`, secret });
  const webhooks = {
    crm: webhook('crm'),
    letters: { ...webhook('letters'), events: ['subscribed' as const], forms: ['newsletter'] },
    others: { ...webhook('others'), forms: ['elsewhere'] },
  };
  const listmonk = { url: `${url}/listmonk`, user: 'foyer', token: 'token', lists: [3] };
  return defineHooks({ webhooks, listmonk }, now);
}

interface Delivering {
  readonly store: EndpointStore;
  readonly now: Clock;
  readonly log: string[];
}

async function drainHook(name: string, hook: Hook, { log, now, store }: Delivering): Promise<void> {
  const options = {
    store: () => Promise.resolve(store),
    lane: { kinds: ['hook' as const], hook: name },
    limits: { slots: 1, perDomain: 1 },
    deliver: hookDelivery(hook),
    timeoutMs: 5_000,
    now,
    log: (event: LogEvent) => void log.push(sentenceOf(event)),
  };
  await drainLane(options, { signal: new AbortController().signal });
}
