// For tests: actions of visitors, written directly to the store.
import { randomUUID } from 'node:crypto';
import type { Submission } from '@foyer/protocol';
import { queueFollowUps } from '../domain/follow-ups.ts';
import type { Forms } from '../domain/forms.ts';
import { createConfirmLink, createUnsubscribeLink } from '../domain/mail-links.ts';
import { confirmSubscription, requestSubscription, unsubscribe } from '../domain/opt-in.ts';
import type { Clock } from '../domain/ports.ts';
import type { EndpointStore } from '../store/store.ts';

interface Place {
  readonly store: EndpointStore;
  readonly forms: Forms;
  readonly now: Clock;
}

interface SignUp {
  readonly subscriberId: string;
  readonly submissionId: string;
}

export class HookPeople {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  async writes(email: string, id = 'contact'): Promise<string> {
    const { now, store } = this.#place;
    const form = this.#form(id);
    const submission = this.#submission(email);
    await store.transaction(async (records) => {
      await records.submissions.add({ ...this.#stored(submission, id), receiptStatus: 'accepted', status: 'accepted' });
      await queueFollowUps(records, { submission, form, now: now() });
    });
    return submission.submissionId;
  }

  signsUp(email: string): Promise<SignUp> {
    const { now, store } = this.#place;
    const form = this.#form('newsletter');
    const submission = this.#submission(email);
    return store.transaction(async (records) => {
      const subscriberId = await requestSubscription(records, { submission, form, now: now() });
      const stored = this.#stored(submission, form.id);
      await records.submissions.add({ ...stored, subscriberId, receiptStatus: 'pending', status: 'pending' });
      return { subscriberId, submissionId: submission.submissionId };
    });
  }

  confirms(request: SignUp): Promise<void> {
    const { forms, now, store } = this.#place;
    return store.transaction(async (records) => {
      const token = await createConfirmLink(records, { ...request, now: now() });
      await confirmSubscription(records, { token, forms, now: now() });
    });
  }

  leaves({ subscriberId }: SignUp): Promise<void> {
    const { forms, now, store } = this.#place;
    return store.transaction(async (records) => {
      const token = await createUnsubscribeLink(records, { key: new Uint8Array(32), subscriberId });
      await unsubscribe(records, { token, forms, now: now() });
    });
  }

  #form(id: string) {
    const form = this.#place.forms.get(id);
    if (form === undefined) throw new Error(`no form ${id}`);
    return form;
  }

  #submission(email: string): Submission {
    const consent = { text: 'Yes, please.', locale: 'en', given: true };
    const fields = { email, message: `Hello from ${email}` };
    const page = { url: 'https://example.org/', locale: 'en' };
    return { v: 1, submissionId: randomUUID(), fields, consent, trap: { website: '' }, page };
  }

  #stored(submission: Submission, form: string) {
    const receivedAt = new Date(this.#place.now()).toISOString();
    return { submission, form, origin: '', contentHash: 'x', receivedAt, spam: [] };
  }
}
