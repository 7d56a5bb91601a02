// Sends one message to one service: proof of work and requests. Knows neither states nor retries.
import type { Submission } from '@foyer/protocol';
import { isOnline } from '../browser/connectivity.ts';
import { exchange, type ExchangeOptions } from '../browser/transport.ts';
import type { Delivery, Exchange, Service } from '../services/service.ts';
import { isRenewable } from '../submission/captcha.ts';
import type { FormConfig } from '../submission/config.ts';
import { failure, type Outcome, submissionError } from '../submission/outcome.ts';
import type { Captcha } from './captcha.ts';
import type { Route } from './route.ts';

/** Delivers one message, through a service or the page itself. */
export interface Sender {
  /** Whether sending a message twice stores it once. */
  readonly idempotent: boolean;
  /** False if nothing is sent over the network, or the page handles it. */
  readonly waitsForNetwork: boolean;
  /** One attempt. Never rejects. */
  send(submission: Submission, signal: AbortSignal): Promise<Outcome>;
  /** Repeats the last attempt with a request that outlives the page; the response is ignored. */
  handOver?(): void;
}

export interface ServiceSenderOptions {
  readonly config: FormConfig;
  readonly service: Service;
  /** Undefined with `captcha="none"`. */
  readonly captcha: Captcha | undefined;
  /** Why no challenge could be fetched before the first attempt. */
  readonly challengeFailure: Outcome | undefined;
  /** Whether the form has a control of this name. */
  hasField(this: void, name: string): boolean;
}

class ServiceSender implements Sender {
  readonly waitsForNetwork = true;
  readonly #options: ServiceSenderOptions;
  #challengeFailure: Outcome | undefined;
  #delivery: Delivery | undefined;

  constructor(options: ServiceSenderOptions) {
    this.#options = options;
    this.#challengeFailure = options.challengeFailure;
  }

  get idempotent(): boolean {
    return this.#options.service.idempotent;
  }

  /** An expired proof of work is renewed once without bothering the visitor. */
  async send(submission: Submission, signal: AbortSignal): Promise<Outcome> {
    const outcome = await this.#attempt(submission, signal);
    if (!isRenewable(outcome) || signal.aborted) return outcome;
    this.#options.captcha?.renew(outcome.challenge);
    return this.#attempt(submission, signal);
  }

  handOver(): void {
    if (this.#delivery) void this.#options.service.send(this.#delivery, this.#exchange({ keepalive: true }));
  }

  async #attempt(submission: Submission, signal: AbortSignal): Promise<Outcome> {
    const { config, service, captcha, hasField } = this.#options;
    this.#delivery = undefined;
    const obstacle = await this.#findObstacle();
    if (obstacle) return obstacle;
    const answer = await captcha?.answer();
    if (signal.aborted) return failure('canceled');
    const message = answer ? { ...submission, captcha: answer } : submission;
    const { endpoint, params, fieldNames } = config;
    this.#delivery = { submission: message, endpoint, params, fieldNames };
    const outcome = await service.send(this.#delivery, this.#exchange({ signal }));
    const canMend = (name: string) => (name === 'captcha' ? captcha !== undefined : hasField(name));
    return withoutMissingFields(outcome, canMend);
  }

  /** The challenge may have expired while the message waited, or may not have loaded at all. */
  async #findObstacle(): Promise<Outcome | undefined> {
    const { captcha } = this.#options;
    const known = this.#challengeFailure;
    this.#challengeFailure = undefined;
    if (known || !captcha || captcha.ready) return known;
    const failed = await captcha.load();
    const issue = failed ? undefined : captcha.issue();
    return issue ? { kind: 'input', issues: [issue], error: submissionError('captcha') } : failed;
  }

  #exchange(options: Omit<ExchangeOptions, 'timeoutMs'>): Exchange {
    const { timeoutMs } = this.#options.config;
    return (request) => exchange(request, { timeoutMs, ...options });
  }
}

/** The visitor can only correct what the form shows; the rest is the owner's. */
function withoutMissingFields(outcome: Outcome, canMend: (name: string) => boolean): Outcome {
  if (outcome.kind !== 'input') return outcome;
  const issues = outcome.issues.filter(({ name }) => canMend(name));
  const missing = outcome.issues.filter(({ name }) => name !== 'captcha' && !canMend(name));
  return { ...outcome, issues, missingFields: missing.map(({ name }) => name) };
}

/** The sender for a route. */
export function senderFor(route: Route, options: Omit<ServiceSenderOptions, 'config' | 'service'>): Sender {
  switch (route.kind) {
    case 'misconfigured':
      return failingSender(failure(route.issue.code));
    case 'unavailable':
      return failingSender(failure(isOnline() ? 'network' : 'offline'));
    case 'open':
      return new ServiceSender({ ...options, config: route.config, service: route.service });
  }
}

/** A sender that sends nothing and always returns `outcome`. */
export function failingSender(outcome: Outcome): Sender {
  return { idempotent: false, waitsForNetwork: false, send: () => Promise.resolve(outcome) };
}
