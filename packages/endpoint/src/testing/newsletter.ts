// For tests: an endpoint with a newsletter, a mail server, and a clock that the test controls.
import type { TestContext } from 'node:test';
import { type CaughtMail, type MailCatcher, startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import * as v from 'valibot';
import type { EndpointOptions } from '../config.ts';
import type { Endpoint } from '../endpoint.ts';
import { signUp, solved, startEndpoint, type Visitor } from './visitor.ts';

export const minute = 60_000;
const inboxToken = 'owner-token';

export interface NewsletterWorld {
  readonly endpoint: Endpoint;
  readonly visitor: Visitor;
  readonly mails: MailCatcher;
  passes(ms: number): void;
  signsUp(changes?: Record<string, unknown>): Promise<Response>;
  /** Waits for the next mail. */
  mail(): Promise<CaughtMail>;
  status(): Promise<string>;
}

/** Stopped after the test. */
export async function newsletter(context: TestContext, options: EndpointOptions = {}): Promise<NewsletterWorld> {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  let now = Date.now();
  const mail = { smtpUrl: mails.smtpUrl, from: 'Foyer <forms@example.org>' };
  const { endpoint, visitor } = await startEndpoint(context, { mail, inboxToken, now: () => now, ...options });
  let read = 0;
  return {
    endpoint,
    visitor,
    mails,
    passes: (ms) => (now += ms),
    signsUp: async (changes) => {
      const challenge = await visitor.challenge('/newsletter');
      return visitor.post('/newsletter', signUp(await solved(challenge), changes));
    },
    async mail() {
      for (;;) {
        const next = mails.messages()[read];
        read += next ? 1 : 0;
        if (next) return next;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async status() {
      const subscribers = await ownersSubscribers(visitor);
      return subscribers.map(({ email, status }) => `${email} ${status}`).join(', ');
    },
  };
}

const text = v.nullable(v.string());
const entry = v.object({
  email: v.string(),
  name: text,
  status: v.string(),
  consent: v.array(v.object({ kind: v.string(), at: v.string(), text, locale: text, form: v.string() })),
});

export async function ownersSubscribers(visitor: Visitor): Promise<readonly v.InferOutput<typeof entry>[]> {
  const headers = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
  const page: unknown = await (await visitor.get('/inbox/subscribers', headers)).json();
  return v.parse(v.object({ subscribers: v.array(entry) }), page).subscribers;
}

export function linkIn(mail: CaughtMail, kind: 'confirm' | 'unsubscribe'): string {
  const [link] = new RegExp(`http://127\\.0\\.0\\.1:8787/${kind}/\\S+`).exec(mail.text) ?? [];
  if (link === undefined) throw new Error(`no link to ${kind} in: ${mail.text}`);
  return new URL(link).pathname;
}
