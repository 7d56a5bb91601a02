// Adds confirmed subscribers to listmonk, unsubscribes those who leave, and deletes those who are erased. Idempotent.
// https://listmonk.app/docs/apis/subscribers/
import * as v from 'valibot';
import type { SendResult } from '../outbox/delivery.ts';
import { request, type Hook, type HookSubscriber } from './hook.ts';

export interface ListmonkSettings {
  /** Root URL, without `/api`. */
  readonly url: string;
  /** Name and token of an API user that may manage subscribers. */
  readonly user: string;
  readonly token: string;
  readonly lists: readonly number[];
}

export function listmonk(settings: ListmonkSettings): Hook {
  return {
    async send({ erased, event, subscriber, form }, signal) {
      const api = new ListmonkApi(settings, signal);
      if (erased !== undefined) return api.erase(erased.email);
      if (subscriber === undefined || event === 'message') return { status: 'sent' };
      return event === 'subscribed' ? api.add(subscriber, form) : api.remove(subscriber.email);
    },
    checkConnection: (signal) => new ListmonkApi(settings, signal).checkAccess(),
  };
}

class ListmonkApi {
  readonly #settings: ListmonkSettings;
  readonly #signal: AbortSignal;

  constructor(settings: ListmonkSettings, signal: AbortSignal) {
    this.#settings = settings;
    this.#signal = signal;
  }

  async add({ email, name, locale }: HookSubscriber, form: string): Promise<SendResult> {
    const { lists } = this.#settings;
    const attribs = { locale, form };
    const body = { email, name: name ?? '', status: 'enabled', lists, attribs, preconfirm_subscriptions: true };
    const reply = await this.#call('POST', '/subscribers', body);
    // 409: the subscriber exists and only lacks the list.
    return reply.status === 409 ? this.#change(email, { action: 'add', status: 'confirmed' }) : resultOf(reply);
  }

  remove(email: string): Promise<SendResult> {
    return this.#change(email, { action: 'unsubscribe' });
  }

  /** Other lists of the subscriber are not changed, because Foyer does not know them. */
  async erase(email: string): Promise<SendResult> {
    const { lists: ours } = this.#settings;
    const found = await this.#find(email);
    if ('status' in found) return found;
    for (const { id, lists } of found) {
      const result = lists.every((list) => ours.includes(list))
        ? resultOf(await this.#call('DELETE', `/subscribers/${id}`))
        : await this.#putOnLists({ action: 'remove', ids: [id] });
      if (result.status !== 'sent') return result;
    }
    return { status: 'sent' };
  }

  /** Searches for an address, which any permitted API user can do. */
  async checkAccess(): Promise<SendResult> {
    const found = await this.#find('nobody@example.invalid');
    return 'status' in found ? found : { status: 'sent' };
  }

  async #change(email: string, change: Readonly<Record<string, string>>): Promise<SendResult> {
    const found = await this.#find(email);
    if ('status' in found) return found;
    const ids = found.map(({ id }) => id);
    return ids.length === 0 ? { status: 'sent' } : this.#putOnLists({ ...change, ids });
  }

  async #putOnLists(change: Readonly<Record<string, unknown>>): Promise<SendResult> {
    return resultOf(
      await this.#call('PUT', '/subscribers/lists', { ...change, target_list_ids: this.#settings.lists }),
    );
  }

  async #find(email: string): Promise<readonly FoundSubscriber[] | SendResult> {
    const query = `subscribers.email = '${email.toLowerCase().replaceAll("'", "''")}'`;
    const reply = await this.#call('GET', `/subscribers?${String(new URLSearchParams({ query }))}`);
    if (reply.status !== 200) return resultOf(reply);
    return subscribersIn(reply.body) ?? { status: 'failed', reason: 'not an answer of listmonk' };
  }

  async #call(method: string, path: string, body?: unknown): Promise<{ status: number; body: string; fault?: string }> {
    const { url, user, token } = this.#settings;
    const reply = await request(`${url.replace(/\/$/, '')}/api${path}`, {
      method,
      headers: { Authorization: `token ${user}:${token}`, 'Content-Type': 'application/json' },
      signal: this.#signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return 'fault' in reply ? { status: 0, body: '', fault: reply.fault } : reply;
  }
}

function resultOf({ fault, status }: { status: number; fault?: string }): SendResult {
  if (fault !== undefined) return { status: 'failed', reason: fault };
  return status >= 200 && status < 300 ? { status: 'sent' } : { status: 'failed', reason: `HTTP ${status}` };
}

interface FoundSubscriber {
  readonly id: number;
  readonly lists: readonly number[];
}

const listed = v.object({ id: v.number() });
const searchReply = v.object({
  data: v.object({ results: v.array(v.object({ id: v.number(), lists: v.optional(v.array(listed), []) })) }),
});

/** Undefined if the response is not from listmonk. */
function subscribersIn(body: string): readonly FoundSubscriber[] | undefined {
  const reply = v.safeParse(v.pipe(v.string(), v.parseJson(), searchReply), body);
  return reply.success
    ? reply.output.data.results.map(({ id, lists }) => ({ id, lists: lists.map((list) => list.id) }))
    : undefined;
}
