// One message on its way to one service: its proof of work, its requests. Knows neither states nor repetitions.
import type { Submission } from '@foyer/protocol';
import { exchange, type ExchangeOptions } from '../../browser/transport.ts';
import type { Delivery, Exchange, Service } from '../../services/service.ts';
import { isRenewable } from '../../submission/captcha.ts';
import type { FormConfig } from '../../submission/config.ts';
import { failure, type Outcome, submissionError } from '../../submission/outcome.ts';
import type { CaptchaHandle } from '../captcha-handle.ts';

/** Whoever brings a message to its end: a service, or the page itself. */
export interface Sender {
  /** True where the same message sent twice is stored once. */
  readonly idempotent: boolean;
  /** False where nothing goes over the network, or the page sees to that. */
  readonly waitsForNetwork: boolean;
  /** One attempt. Never rejects. */
  send(submission: Submission, signal: AbortSignal): Promise<Outcome>;
  /** The last attempt once more, in a way that outlives the page. Its answer is nobody's. */
  handOver?(): void;
}

export interface Order {
  readonly config: FormConfig;
  readonly service: Service;
  /** The row in the form, as it stands at each attempt. */
  captcha(): CaptchaHandle | undefined;
  /** Why no challenge could be had when the form was about to be sent. */
  readonly trouble: Outcome | undefined;
}

export class ServiceSender implements Sender {
  readonly waitsForNetwork = true;
  readonly #order: Order;
  #trouble: Outcome | undefined;
  #delivery: Delivery | undefined;

  constructor(order: Order) {
    this.#order = order;
    this.#trouble = order.trouble;
  }

  get idempotent(): boolean {
    return this.#order.service.idempotent;
  }

  /** A challenge that only a machine has to solve is solved anew here, once: the visitor need not know of it. */
  async send(submission: Submission, signal: AbortSignal): Promise<Outcome> {
    const outcome = await this.#attempt(submission, signal);
    if (!isRenewable(outcome) || signal.aborted) return outcome;
    this.#order.captcha()?.renew(outcome.challenge);
    return this.#attempt(submission, signal);
  }

  handOver(): void {
    if (this.#delivery) void this.#order.service.send(this.#delivery, this.#exchange({ keepalive: true }));
  }

  async #attempt(submission: Submission, signal: AbortSignal): Promise<Outcome> {
    const { config, service } = this.#order;
    this.#delivery = undefined;
    const obstacle = await this.#obstacle();
    if (obstacle) return obstacle;
    const handle = this.#order.captcha();
    const captcha = await handle?.answer();
    if (signal.aborted) return failure('canceled');
    const message = captcha ? { ...submission, captcha } : submission;
    const { endpoint, params, fieldNames } = config;
    this.#delivery = { submission: message, endpoint, params, fieldNames };
    return answerable(await service.send(this.#delivery, this.#exchange({ signal })), handle);
  }

  /** A challenge may have aged while the message waited, or not have been there in the first place. */
  async #obstacle(): Promise<Outcome | undefined> {
    const trouble = this.#trouble;
    this.#trouble = undefined;
    const handle = this.#order.captcha();
    if (trouble || !handle || handle.ready) return trouble;
    const failed = await handle.load();
    const issue = failed ? undefined : handle.issue();
    return issue ? { kind: 'input', issues: [issue], error: submissionError('captcha') } : failed;
  }

  #exchange(options: Omit<ExchangeOptions, 'timeoutMs'>): Exchange {
    const { timeoutMs } = this.#order.config;
    return (request) => exchange(request, { timeoutMs, ...options });
  }
}

/** A sum can be corrected only where its row stands. */
function answerable(outcome: Outcome, captcha: CaptchaHandle | undefined): Outcome {
  if (outcome.kind !== 'input' || captcha) return outcome;
  return { ...outcome, issues: outcome.issues.filter(({ name }) => name !== 'captcha') };
}

/** Nothing can be sent, and that is the whole answer. */
export function refuses(outcome: Outcome): Sender {
  return { idempotent: false, waitsForNetwork: false, send: () => Promise.resolve(outcome) };
}
