// One message on its way to one service: its proof of work, its requests. Knows neither states nor repetitions.
import type { Submission } from '@foyer/protocol';
import { isOnline } from '../browser/connectivity.ts';
import { exchange, type ExchangeOptions } from '../browser/transport.ts';
import type { Delivery, Exchange, Service } from '../services/service.ts';
import { isRenewable } from '../submission/captcha.ts';
import type { FormConfig } from '../submission/config.ts';
import { failure, type Outcome, submissionError } from '../submission/outcome.ts';
import type { Captcha } from './captcha.ts';
import type { Route } from './route.ts';

/** Brings one message to its end: a service, or the page itself. */
export interface Sender {
  /** True where the same message sent twice is stored once. */
  readonly idempotent: boolean;
  /** False where nothing goes over the network, or the page sees to that. */
  readonly waitsForNetwork: boolean;
  /** One attempt. Never rejects. */
  send(submission: Submission, signal: AbortSignal): Promise<Outcome>;
  /** Repeats the last attempt by a request that outlives the page; its answer is ignored. */
  handOver?(): void;
}

export interface ServiceSenderOptions {
  readonly config: FormConfig;
  readonly service: Service;
  /** Undefined with `captcha="none"`. */
  readonly captcha: Captcha | undefined;
  /** Why no challenge could be fetched before the first attempt. */
  readonly challengeFailure: Outcome | undefined;
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

  /** A challenge that only a machine has to solve is solved anew here, once: the visitor need not know of it. */
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
    const { config, service, captcha } = this.#options;
    this.#delivery = undefined;
    const obstacle = await this.#findObstacle();
    if (obstacle) return obstacle;
    const answer = await captcha?.answer();
    if (signal.aborted) return failure('canceled');
    const message = answer ? { ...submission, captcha: answer } : submission;
    const { endpoint, params, fieldNames } = config;
    this.#delivery = { submission: message, endpoint, params, fieldNames };
    const outcome = await service.send(this.#delivery, this.#exchange({ signal }));
    return captcha ? outcome : withoutCaptchaIssues(outcome);
  }

  /** A challenge may have expired while the message waited, or may have failed to load in the first place. */
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

/** A sum can be corrected only where its row stands. */
function withoutCaptchaIssues(outcome: Outcome): Outcome {
  if (outcome.kind !== 'input') return outcome;
  return { ...outcome, issues: outcome.issues.filter(({ name }) => name !== 'captcha') };
}

/** What brings a message to its end by this route. */
export function senderFor(route: Route, options: Pick<ServiceSenderOptions, 'captcha' | 'challengeFailure'>): Sender {
  switch (route.kind) {
    case 'misconfigured':
      return refuses(failure(route.issue.code));
    case 'unavailable':
      return refuses(failure(isOnline() ? 'network' : 'offline'));
    case 'open':
      return new ServiceSender({ ...options, config: route.config, service: route.service });
  }
}

/** Every attempt has this outcome, and nothing is sent. */
export function refuses(outcome: Outcome): Sender {
  return { idempotent: false, waitsForNetwork: false, send: () => Promise.resolve(outcome) };
}
