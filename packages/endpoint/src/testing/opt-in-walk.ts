// For tests: runs random interleavings of sign-ups, clicks, decisions and time through the domain and a database, and
// reports what went wrong. Keeps its own model of the expected state.
import { addressKey, paceKey, type Submission } from '@foyer/protocol';
import { confirmSubscription, requestSubscription, unsubscribe } from '../domain/opt-in.ts';
import { erasePerson } from '../domain/person.ts';
import { queueFollowUps } from '../domain/follow-ups.ts';
import { resend } from '../domain/resend.ts';
import { reviewAll } from '../domain/review.ts';
import { composeMail } from '../mail/compose.ts';
import { mailDelivery } from '../mail/mail-delivery.ts';
import { drainLane } from '../outbox/drain-lane.ts';
import type { EndpointStore } from '../store/store.ts';
import { formOf, walkForms } from './walk-forms.ts';

export type Step =
  | { readonly do: 'sign-up'; readonly form: number; readonly spelling: number; readonly suspected: boolean }
  | { readonly do: 'write'; readonly spelling: number }
  | { readonly do: 'confirm' | 'unsubscribe'; readonly mail: number }
  | { readonly do: 'spam' | 'release' | 'delete'; readonly request: number }
  | { readonly do: 'resend'; readonly request: number; readonly correction: number | null }
  | { readonly do: 'erase'; readonly spelling: number }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'outage'; readonly begins: boolean };

interface Request {
  readonly submissionId: string;
  readonly form: string;
  /** The address in its message, which a correction does not change. */
  readonly typed: string;
  key: string;
  readonly wording: string;
  state: 'open' | 'withdrawn' | 'spam' | 'confirmed' | 'erased' | 'deleted';
  /** The state that a release restores. */
  former?: Request['state'];
  mailed: boolean;
  /** Number of mails before its last correction, whose links are invalid. */
  since: number;
}

interface SentMail {
  readonly to: string;
  readonly at: number;
  readonly kind: string;
  readonly text: string;
  readonly request: Request | undefined;
}

const minute = 60_000;
const spellings = ['lena@', 'Lena@', 'LENA+news@', 'lena+News@', 'ada@'] as const;
const kinds = ['confirmation', 'already-confirmed', 'answer'] as const;
const publicUrl = 'https://forms.example.org';

export class OptInWalk {
  readonly #store: EndpointStore;
  /** Keeps the walks on one database apart. */
  readonly #host: string;
  readonly #requests: Request[] = [];
  readonly #mails: SentMail[] = [];
  readonly #standing = new Map<string, 'pending' | 'confirmed' | 'unsubscribed'>();
  /** Number of mails before a mailbox was erased, whose times were erased too. */
  readonly #erasedAfter = new Map<string, number>();
  readonly violations: string[] = [];
  #now: number;
  #isOut = false;

  constructor(store: EndpointStore, { number, now }: { readonly number: number; readonly now: number }) {
    this.#store = store;
    this.#host = `host${number}.example`;
    this.#now = now;
  }

  /** Returns the time at its end, after which the next walk must begin. */
  async walk(steps: readonly Step[]): Promise<number> {
    for (const step of steps) {
      await this.#take(step);
      await this.#deliver();
    }
    this.#isOut = false;
    for (let hours = 0; hours < 24 * 7; hours += 4) {
      this.#now += 4 * 60 * minute;
      await this.#deliver();
    }
    this.#checkNobodyForgotten();
    this.#checkPace();
    await this.#checkSubscribers();
    return this.#now + 48 * 60 * minute;
  }

  async #take(step: Step): Promise<void> {
    switch (step.do) {
      case 'sign-up':
        return this.#signUp(step);
      case 'write':
        return this.#write(this.#address(step.spelling));
      case 'confirm':
        return this.#confirm(step.mail);
      case 'unsubscribe':
        return this.#unsubscribe(step.mail);
      case 'spam':
      case 'release':
      case 'delete':
        return this.#decide(step.do, step.request);
      case 'resend':
        return this.#resend(step);
      case 'erase':
        return this.#erase(this.#address(step.spelling));
      case 'wait':
        this.#now += step.minutes * minute;
        return;
      case 'outage':
        this.#isOut = step.begins;
    }
  }

  async #signUp({ form: index, spelling, suspected }: Step & { do: 'sign-up' }): Promise<void> {
    const email = this.#address(spelling);
    const form = formOf(index === 0 ? 'newsletter' : 'events');
    const submission = this.#submission(email);
    const { submissionId } = submission;
    const wording = `Words of ${submissionId}`;
    const key = addressKey(email);
    this.#requests.push({
      submissionId,
      form: form.id,
      typed: key,
      key,
      wording,
      state: suspected ? 'spam' : 'open',
      mailed: false,
      since: 0,
    });
    const receivedAt = new Date(this.#now).toISOString();
    await this.#store.transaction(async (records) => {
      const subscriberId = suspected
        ? undefined
        : await requestSubscription(records, { submission, form, now: this.#now });
      await records.submissions.add({
        submission,
        form: form.id,
        origin: '',
        contentHash: 'x',
        receiptStatus: 'pending',
        status: suspected ? 'spam' : 'pending',
        spam: [],
        receivedAt,
        ...(subscriberId !== undefined && { subscriberId }),
      });
    });
    if (!suspected) this.#arrive(form.id, key);
  }

  #arrive(form: string, key: string): void {
    const place = `${form} ${key}`;
    if (!this.#standing.has(place)) this.#standing.set(place, 'pending');
  }

  async #write(email: string): Promise<void> {
    const submission = this.#submission(email);
    const form = formOf('contact');
    await this.#store.transaction(async (records) => {
      await records.submissions.add({
        submission,
        form: form.id,
        origin: '',
        contentHash: 'x',
        receiptStatus: 'accepted',
        status: 'accepted',
        spam: [],
        receivedAt: new Date(this.#now).toISOString(),
      });
      await queueFollowUps(records, { submission, form, now: this.#now });
    });
  }

  async #confirm(index: number): Promise<void> {
    const mail = pick(this.#mails, index);
    const token = tokenIn(mail, 'confirm');
    if (mail?.request === undefined || token === undefined) return;
    const { request } = mail;
    const click = { token, forms: walkForms, now: this.#now };
    const { changed } = await this.#store.transaction((records) => confirmSubscription(records, click));
    if (request.state === 'erased' && request.typed !== request.key) return;
    const expected = this.#isConfirmable(mail, request);
    if (changed !== expected) this.#report(`a click on a request that was ${request.state} changed: ${changed}`);
    if (changed && expected) await this.#recordConfirmation(request);
  }

  async #recordConfirmation(request: Request): Promise<void> {
    request.state = 'confirmed';
    this.#standing.set(`${request.form} ${request.key}`, 'confirmed');
    const { items } = await this.#store.listSubscribers({ limit: 20, form: request.form });
    const subscriber = items.find(({ email }) => addressKey(email) === request.key);
    const proof = subscriber?.consent.findLast(({ kind }) => kind === 'confirmed')?.text;
    if (proof !== request.wording) this.#report(`the proof says ${proof} instead of ${request.wording}`);
  }

  #isConfirmable(mail: SentMail, request: Request): boolean {
    const isFresh = this.#now < mail.at + 7 * 24 * 60 * minute;
    const isOwn = request.key === addressKey(mail.to) && this.#mails.indexOf(mail) >= request.since;
    return isOwn && isFresh && request.state === 'open';
  }

  async #unsubscribe(index: number): Promise<void> {
    const mail = pick(this.#mails, index);
    const token = tokenIn(mail, 'unsubscribe');
    if (mail?.request === undefined || token === undefined) return;
    const click = { token, forms: walkForms, now: this.#now };
    const { status } = await this.#store.transaction((records) => unsubscribe(records, click));
    if (status === 'unknown') return;
    const { form } = mail.request;
    this.#withdrawAll(form, addressKey(mail.to));
  }

  #withdrawAll(form: string, key: string): void {
    this.#standing.set(`${form} ${key}`, 'unsubscribed');
    for (const request of this.#requests) {
      if (request.form !== form || request.key !== key) continue;
      if (request.state === 'open') request.state = 'withdrawn';
      if (request.state === 'spam' && request.former === 'open') request.former = 'withdrawn';
    }
  }

  async #decide(decision: 'spam' | 'release' | 'delete', index: number): Promise<void> {
    const request = pick(this.#requests, index);
    if (request === undefined || request.state === 'erased' || request.state === 'deleted') return;
    const { submissionId } = request;
    const context = { forms: new Map([[request.form, formOf(request.form)]]), now: this.#now };
    await reviewAll(this.#store, { submissionIds: [submissionId], decision }, context);
    if (decision === 'delete') return recordDeletion(request);
    if (decision === 'spam') return recordSpam(request);
    if (request.state !== 'spam') return;
    request.state = request.former ?? 'open';
    if (request.former === undefined) this.#arrive(request.form, request.key);
  }

  async #resend({ request: index, correction }: Step & { do: 'resend' }): Promise<void> {
    const request = pick(this.#requests, index);
    if (request === undefined) return;
    const email = correction === null ? undefined : this.#address(correction);
    const { submissionId } = request;
    const wish = { submissionId, ...(email !== undefined && { email }) };
    const context = { form: formOf(request.form), now: this.#now };
    await this.#store.transaction((records) => resend(records, wish, context));
    const before = await this.#store.subscribers.byPendingSubmission(submissionId);
    if (email === undefined || before === undefined) return;
    const key = addressKey(before.email);
    if (key === request.key) return;
    this.#leave(request, key);
  }

  /** The request now belongs to another address. */
  #leave(request: Request, key: string): void {
    const { form, key: former } = request;
    request.key = key;
    request.mailed = false;
    request.since = this.#mails.length;
    // It is the newest of that address.
    this.#requests.splice(this.#requests.indexOf(request), 1);
    this.#requests.push(request);
    this.#arrive(form, key);
    const place = `${form} ${former}`;
    const others = this.#requests.some(
      (other) => other.form === form && other.key === former && isPending(other) && other.former !== 'deleted',
    );
    if (this.#standing.get(place) === 'pending' && !others) this.#withdrawAll(form, former);
  }

  async #erase(email: string): Promise<void> {
    const key = addressKey(email);
    await erasePerson(this.#store, email, this.#now);
    this.#erasedAfter.set(paceKey(email), this.#mails.length);
    for (const request of this.#requests) {
      if (request.key !== key && request.typed !== key) continue;
      request.state = 'erased';
    }
    for (const form of walkForms.keys()) this.#standing.delete(`${form} ${key}`);
  }

  async #deliver(): Promise<void> {
    const settings = { forms: walkForms, publicUrl, from: 'f@example.org', owners: [], linkKey: new Uint8Array(32) };
    const now = () => this.#now;
    let attempt: { readonly kind: string; readonly submissionId: string | null } | undefined;
    const deliver = mailDelivery({
      compose: (claimed, store) =>
        store.transaction(async (records) => {
          const composition = await composeMail(claimed, records, { settings, now: this.#now });
          attempt = composition.status === 'composed' ? composition.entry : undefined;
          return composition;
        }),
      mailer: {
        send: ({ text, to }) => {
          if (this.#isOut) return Promise.resolve({ status: 'failed', reason: 'outage' });
          const request = this.#requests.find(({ submissionId }) => submissionId === attempt?.submissionId);
          if (request !== undefined) request.mailed = true;
          const address = 'address' in to ? to.address : '';
          this.#mails.push({ to: address, at: this.#now, kind: attempt?.kind ?? '', text, request });
          return Promise.resolve({ status: 'sent' });
        },
      },
      now,
    });
    const options = {
      store: () => Promise.resolve(this.#store),
      lane: { kinds },
      limits: { slots: 1, perDomain: 1 },
      deliver,
      timeoutMs: minute,
      now,
      log: () => undefined,
    };
    await drainLane(options, { signal: new AbortController().signal });
  }

  #checkNobodyForgotten(): void {
    for (const [place, standing] of this.#standing) {
      const [form = '', key = ''] = place.split(' ');
      const newest = this.#requests.findLast(
        (request) =>
          request.form === form && request.key === key && request.state === 'open' && request.former !== 'deleted',
      );
      if (newest !== undefined && standing !== 'confirmed' && !newest.mailed)
        this.#report(`${newest.submissionId} waits for ever`);
    }
  }

  #checkPace(): void {
    for (const [index, mail] of this.#mails.entries()) {
      const key = paceKey(mail.to);
      const erased = this.#erasedAfter.get(key) ?? 0;
      const earlier = this.#mails.slice(erased, index).filter(({ to }) => paceKey(to) === key);
      if (erased > index) continue;
      if (earlier.some(({ at }) => at > mail.at - 10 * minute)) this.#report('two mails within ten minutes');
      const today = earlier.filter(({ at }) => at > mail.at - 24 * 60 * minute);
      if (mail.kind !== 'already-confirmed' && today.length >= 3) this.#report('a fourth mail within a day');
    }
  }

  async #checkSubscribers(): Promise<void> {
    for (const form of ['newsletter', 'events']) {
      const { items } = await this.#store.listSubscribers({ limit: 50, form });
      const own = items.filter(({ email }) => email.endsWith(this.#host));
      if (new Set(own.map(({ email }) => addressKey(email))).size !== own.length)
        this.#report('two subscribers are one person');
    }
  }

  #report(wrong: string): void {
    this.violations.push(wrong);
  }

  #address(spelling: number): string {
    return `${spellings[spelling % spellings.length] ?? ''}${this.#host}`;
  }

  #submission(email: string): Submission {
    const submissionId = `${this.#host.replace('.', '-')}-${String(this.#now)}-${Math.random().toString(36).slice(2)}`;
    const consent = { text: `Words of ${submissionId}`, locale: 'de', given: true };
    return { v: 1, submissionId, fields: { email }, consent, trap: { website: '' }, page: { url: '', locale: 'de' } };
  }
}

function tokenIn(mail: SentMail | undefined, purpose: string): string | undefined {
  return new RegExp(`/${purpose}/([\\w-]+)`).exec(mail?.text ?? '')?.[1];
}

function isPending({ state }: Request): boolean {
  return state === 'open' || state === 'withdrawn';
}

/** A mail that was sent before still confirms. */
function recordDeletion(request: Request): void {
  if (request.state !== 'open' || !request.mailed) request.state = 'deleted';
  else request.former = 'deleted';
}

function recordSpam(request: Request): void {
  if (request.state === 'spam' || request.former === 'deleted') return;
  request.former = request.state;
  request.state = 'spam';
}

function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(1, items.length)];
}
