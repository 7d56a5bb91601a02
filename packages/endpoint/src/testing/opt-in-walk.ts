// For tests: runs random interleavings of sign-ups, clicks, decisions and time through the domain and a database, and
// reports what went wrong. Keeps its own model of the expected state.
import { addressKey, type Submission } from '@foyer/protocol';
import { confirmSubscription, requestSubscription, unsubscribe } from '../domain/opt-in.ts';
import { erasePerson } from '../domain/person.ts';
import { queueFollowUps } from '../domain/follow-ups.ts';
import { resend } from '../domain/resend.ts';
import { reviewAll } from '../domain/review.ts';
import type { EndpointStore } from '../store/store.ts';
import { deliverDue } from './opt-in-delivery.ts';
import { OptInRecord, recordDeletion, recordSpam, type Request, type SentMail } from './opt-in-record.ts';
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

const minute = 60_000;
const spellings = ['lena@', 'Lena@', 'LENA+news@', 'lena+News@', 'ada@'] as const;

export class OptInWalk {
  readonly #store: EndpointStore;
  /** Keeps the walks on one database apart. */
  readonly #host: string;
  readonly #record = new OptInRecord();
  #now: number;
  #isOut = false;

  constructor(store: EndpointStore, { number, now }: { readonly number: number; readonly now: number }) {
    this.#store = store;
    this.#host = `host${number}.example`;
    this.#now = now;
  }

  get violations(): readonly string[] {
    return this.#record.violations;
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
    this.#record.checkNobodyForgotten();
    this.#record.checkPace();
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
    this.#record.requests.push({
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
    if (!suspected) this.#record.arrive(form.id, key);
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
    const mail = pick(this.#record.mails, index);
    const token = tokenIn(mail, 'confirm');
    if (mail?.request === undefined || token === undefined) return;
    const { request } = mail;
    const click = { token, forms: walkForms, now: this.#now };
    const { changed } = await this.#store.transaction((records) => confirmSubscription(records, click));
    if (request.state === 'erased' && request.typed !== request.key) return;
    const expected = this.#record.isConfirmable(mail, request, this.#now);
    if (changed !== expected) this.#record.report(`a click on a request that was ${request.state} changed: ${changed}`);
    if (changed && expected) await this.#recordConfirmation(request);
  }

  async #recordConfirmation(request: Request): Promise<void> {
    request.state = 'confirmed';
    this.#record.standing.set(`${request.form} ${request.key}`, 'confirmed');
    const { items } = await this.#store.listSubscribers({ limit: 20, form: request.form });
    const subscriber = items.find(({ email }) => addressKey(email) === request.key);
    const proof = subscriber?.consent.findLast(({ kind }) => kind === 'confirmed')?.text;
    if (proof !== request.wording) this.#record.report(`the proof says ${proof} instead of ${request.wording}`);
  }

  async #unsubscribe(index: number): Promise<void> {
    const mail = pick(this.#record.mails, index);
    const token = tokenIn(mail, 'unsubscribe');
    if (mail?.request === undefined || token === undefined) return;
    const click = { token, forms: walkForms, now: this.#now };
    const { status } = await this.#store.transaction((records) => unsubscribe(records, click));
    if (status === 'unknown') return;
    const { form } = mail.request;
    this.#record.withdrawAll(form, addressKey(mail.to));
  }

  async #decide(decision: 'spam' | 'release' | 'delete', index: number): Promise<void> {
    const request = pick(this.#record.requests, index);
    if (request === undefined || request.state === 'erased' || request.state === 'deleted') return;
    const { submissionId } = request;
    const context = { forms: new Map([[request.form, formOf(request.form)]]), now: this.#now };
    await reviewAll(this.#store, { submissionIds: [submissionId], decision }, context);
    if (decision === 'delete') return recordDeletion(request);
    if (decision === 'spam') return recordSpam(request);
    if (request.state !== 'spam') return;
    request.state = request.former ?? 'open';
    if (request.former === undefined) this.#record.arrive(request.form, request.key);
  }

  async #resend({ request: index, correction }: Step & { do: 'resend' }): Promise<void> {
    const request = pick(this.#record.requests, index);
    if (request === undefined) return;
    const email = correction === null ? undefined : this.#address(correction);
    const { submissionId } = request;
    const wish = { submissionId, ...(email !== undefined && { email }) };
    const context = { form: formOf(request.form), now: this.#now };
    await resend(this.#store, wish, context);
    const before = await this.#store.subscribers.byPendingSubmission(submissionId);
    if (email === undefined || before === undefined) return;
    const key = addressKey(before.email);
    if (key === request.key) return;
    this.#record.leave(request, key);
  }

  async #erase(email: string): Promise<void> {
    await erasePerson(this.#store, email, this.#now);
    this.#record.erase(email);
  }

  #deliver(): Promise<void> {
    return deliverDue(this.#store, { record: this.#record, now: this.#now, isOut: this.#isOut });
  }

  async #checkSubscribers(): Promise<void> {
    for (const form of ['newsletter', 'events']) {
      const { items } = await this.#store.listSubscribers({ limit: 50, form });
      const own = items.filter(({ email }) => email.endsWith(this.#host));
      if (new Set(own.map(({ email }) => addressKey(email))).size !== own.length)
        this.#record.report('two subscribers are one person');
    }
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

function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(1, items.length)];
}
