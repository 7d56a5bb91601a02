// For tests: what must hold in a walk of `opt-in-walk.ts`, in plain words and without the domain.
import { addressKey, paceKey } from '@foyer/protocol';
import { walkForms } from './walk-forms.ts';

export interface Request {
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

export interface SentMail {
  readonly to: string;
  readonly at: number;
  readonly kind: string;
  readonly text: string;
  readonly request: Request | undefined;
}

const minute = 60_000;

export class OptInRecord {
  readonly requests: Request[] = [];
  readonly mails: SentMail[] = [];
  readonly standing = new Map<string, 'pending' | 'confirmed' | 'unsubscribed'>();
  /** Number of mails before a mailbox was erased: their times went with it. */
  readonly erasedAfter = new Map<string, number>();
  readonly violations: string[] = [];

  arrive(form: string, key: string): void {
    const place = `${form} ${key}`;
    if (!this.standing.has(place)) this.standing.set(place, 'pending');
  }

  isConfirmable(mail: SentMail, request: Request, now: number): boolean {
    const isFresh = now < mail.at + 7 * 24 * 60 * minute;
    const isOwn = request.key === addressKey(mail.to) && this.mails.indexOf(mail) >= request.since;
    return isOwn && isFresh && request.state === 'open';
  }

  withdrawAll(form: string, key: string): void {
    this.standing.set(`${form} ${key}`, 'unsubscribed');
    for (const request of this.requests) {
      if (request.form !== form || request.key !== key) continue;
      if (request.state === 'open') request.state = 'withdrawn';
      if (request.state === 'spam' && request.former === 'open') request.former = 'withdrawn';
    }
  }

  /** The request now belongs to another address. */
  leave(request: Request, key: string): void {
    const { form, key: former } = request;
    request.key = key;
    request.mailed = false;
    request.since = this.mails.length;
    // It is the newest of that address.
    this.requests.splice(this.requests.indexOf(request), 1);
    this.requests.push(request);
    this.arrive(form, key);
    const place = `${form} ${former}`;
    const others = this.requests.some((other) => other.form === form && other.key === former && isPending(other));
    if (this.standing.get(place) === 'pending' && !others) this.withdrawAll(form, former);
  }

  checkNobodyForgotten(): void {
    for (const [place, standing] of this.standing) {
      const [form = '', key = ''] = place.split(' ');
      const newest = this.requests.findLast(
        (request) => request.form === form && request.key === key && request.state === 'open',
      );
      if (newest !== undefined && standing !== 'confirmed' && !newest.mailed)
        this.report(`${newest.submissionId} waits for ever`);
    }
  }

  checkPace(): void {
    for (const [index, mail] of this.mails.entries()) {
      const key = paceKey(mail.to);
      const erased = this.erasedAfter.get(key) ?? 0;
      const earlier = this.mails.slice(erased, index).filter(({ to }) => paceKey(to) === key);
      if (erased > index) continue;
      if (earlier.some(({ at }) => at > mail.at - 10 * minute)) this.report('two mails within ten minutes');
      const today = earlier.filter(({ at }) => at > mail.at - 24 * 60 * minute);
      if (mail.kind !== 'already-confirmed' && today.length >= 3) this.report('a fourth mail within a day');
    }
  }

  report(wrong: string): void {
    this.violations.push(wrong);
  }

  erase(email: string): void {
    const key = addressKey(email);
    this.erasedAfter.set(paceKey(email), this.mails.length);
    for (const request of this.requests) {
      if (request.key === key || request.typed === key) request.state = 'erased';
    }
    for (const form of walkForms.keys()) this.standing.delete(`${form} ${key}`);
  }
}

function isPending({ state }: Request): boolean {
  return state === 'open' || state === 'withdrawn';
}

/** The message of a confirmed sign-up is not its proof. */
export function recordDeletion(request: Request): void {
  if (request.state !== 'confirmed') request.state = 'deleted';
}

export function recordSpam(request: Request): void {
  if (request.state === 'spam') return;
  request.former = request.state;
  request.state = 'spam';
}
