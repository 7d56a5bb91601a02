// Adds confirmed subscribers to listmonk, and unsubscribes those who leave. Idempotent.
// https://listmonk.app/docs/apis/subscribers/
import { isObject } from '../domain/read-json.ts';
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
    async send({ event, subscriber, form }, signal) {
      if (subscriber === undefined || event === 'message') return { status: 'sent' };
      const api = new ListmonkApi(settings, signal);
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

  /** Searches for an address, which any permitted API user can do. */
  async checkAccess(): Promise<SendResult> {
    return resultOf(await this.#find('nobody@example.invalid'));
  }

  async #change(email: string, change: Readonly<Record<string, string>>): Promise<SendResult> {
    const found = await this.#find(email);
    if (found.status !== 200) return resultOf(found);
    const ids = idsIn(found.body);
    if (ids.length === 0) return { status: 'sent' };
    return resultOf(
      await this.#call('PUT', '/subscribers/lists', { ...change, ids, target_list_ids: this.#settings.lists }),
    );
  }

  #find(email: string) {
    const query = `subscribers.email = '${email.toLowerCase().replaceAll("'", "''")}'`;
    return this.#call('GET', `/subscribers?${String(new URLSearchParams({ query }))}`);
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

function idsIn(body: string): readonly number[] {
  try {
    const reply: unknown = JSON.parse(body);
    const data = isObject(reply) && isObject(reply['data']) ? reply['data'] : {};
    const results: readonly unknown[] = Array.isArray(data['results']) ? data['results'] : [];
    return results.flatMap((row) => (isObject(row) && typeof row['id'] === 'number' ? [row['id']] : []));
  } catch {
    return [];
  }
}
