// One captcha: its question, its proof of work and the answer to both. Knows no DOM; `typed` and `changed` are its row.
import type { CaptchaAnswer, Challenge, ProofOfWork, ProofOfWorkSolution, Question } from '@foyer/protocol';
import { solveProofOfWork } from '../browser/proof-of-work.ts';
import { exchange } from '../browser/transport.ts';
import { type DecodedChallenge, decodeChallenge } from '../services/foyer.ts';
import { captchaAnswer, isRight } from '../submission/captcha.ts';
import { type CaptchaSituation, needsQuestion } from '../submission/captcha-requirement.ts';
import { leftOut, type Without } from '../submission/challenge-parts.ts';
import { failure, type Outcome } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';

export interface CaptchaHost {
  /** What the form asks for, as it stands now. */
  situation(): CaptchaSituation;
  /** URL that gives challenges; undefined where no valid one is set. */
  source(): URL | undefined;
  /** True where no server gives challenges, and the page draws the question. */
  asksItself(): boolean;
  /** A question of the page's own; undefined while its row is not loaded. */
  ask(): Question | undefined;
  /** What the visitor typed as answer. */
  typed(): string;
  readonly timeoutMs: number;
  /** The question, the proof or the answer is another one now. `isAnew`: what was typed belongs to an older question. */
  changed(isAnew: boolean): void;
}

/** A challenge counts as expired this many seconds before its end. */
const marginSeconds = 60;

export class Captcha {
  readonly #host: CaptchaHost;
  #challenge: Challenge | undefined;
  #solution: ProofOfWorkSolution | undefined;
  #ownQuestion: Question | undefined;
  #isSkipped = false;
  #proof: Promise<void> = Promise.resolve();
  #loading: Promise<Outcome | undefined> | undefined;
  #goodUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort = new AbortController();

  /** @param ownQuestion what the page asks already */
  constructor(host: CaptchaHost, ownQuestion?: Question) {
    this.#host = host;
    this.#ownQuestion = ownQuestion;
  }

  get question(): Question | undefined {
    if (this.#challenge) return this.#challenge.question;
    return this.#isSkipped ? undefined : this.#ownQuestion;
  }

  /** The visitor does without the sum, and no server insists on it. */
  get isSkipped(): boolean {
    return this.#isSkipped && !this.question;
  }

  /** True while there is a challenge that will still hold, or none is needed. */
  get ready(): boolean {
    const isFresh = this.#challenge !== undefined && Date.now() < this.#goodUntil;
    return isFresh || this.#host.asksItself() || this.#host.situation().mode === 'none';
  }

  /** True once nothing is left to do for the machine. */
  get proved(): boolean {
    if (this.#host.asksItself()) return true;
    return this.#challenge !== undefined && (!this.#challenge.pow || this.#solution !== undefined);
  }

  /** The challenge and its solution, for the entry of a form that the page sends itself. */
  get solved(): { readonly token?: string | undefined; readonly pow?: ProofOfWorkSolution | undefined } {
    return { token: this.#challenge?.token, pow: this.#solution };
  }

  /** The page asks by itself where no server does. */
  askItself(): void {
    if (!this.#host.asksItself() || this.#isSkipped || !needsQuestion(this.#host.situation())) return;
    this.#ownQuestion ??= this.#host.ask();
  }

  /** Fetches a challenge unless there is one. Returns why it failed, else undefined. */
  load(): Promise<Outcome | undefined> {
    if (this.ready) return Promise.resolve(undefined);
    const source = this.#host.source();
    if (!source) return Promise.resolve(failure('misconfigured'));
    this.#loading ??= this.#fetch(source).finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** What is wrong with the answer, as far as the page can know. */
  issue(): FieldIssue | undefined {
    const { question } = this;
    if (!question) return undefined;
    const typed = this.#host.typed().trim();
    if (typed === '') return { name: 'captcha', code: 'required' };
    const isWrong = !this.#challenge && !isRight(question, typed);
    return isWrong ? { name: 'captcha', code: 'captcha' } : undefined;
  }

  /** Waits for the proof of work; undefined where it cannot be found. */
  async answer(): Promise<CaptchaAnswer | undefined> {
    await this.#proof;
    return this.#challenge && captchaAnswer(this.#challenge, this.#host.typed(), this.#solution);
  }

  /** Takes a new challenge, or forgets the old one. */
  renew(challenge?: Challenge): void {
    this.#drop();
    this.#ownQuestion = undefined;
    this.#isSkipped = challenge !== undefined && !challenge.question;
    if (challenge) this.#accept(challenge);
    this.askItself();
    this.#host.changed(true);
  }

  /** Asks for a challenge without a question. The sum comes back where that is refused. */
  async skip(): Promise<void> {
    this.#isSkipped = true;
    this.#drop();
    this.#host.changed(true);
    if (await this.load()) {
      this.#isSkipped = false;
      this.#host.changed(false);
    }
  }

  /** Stops the timer; the row is on no page now. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  /** A challenge that is about to expire is replaced, unless an answer to it was typed. */
  watchAge(): void {
    clearTimeout(this.#timer);
    if (!this.#challenge) return;
    // A timer holds at most 2^31 ms; an hour is as good as the rest of the visit.
    const waitMs = Math.min(Math.max(this.#goodUntil - Date.now(), 0), 3_600_000);
    this.#timer = setTimeout(() => {
      if (this.#host.typed() !== '') return;
      this.#drop();
      this.#host.changed(false);
      void this.load();
    }, waitMs);
  }

  /** After one answer, time alone brings no further question: the machine works harder instead. */
  get #without(): Without {
    const without = leftOut(this.#host.situation(), this.#isSkipped);
    return this.#challenge?.question && without !== 'pow' ? 'question' : without;
  }

  async #fetch(source: URL): Promise<Outcome | undefined> {
    const { signal } = this.#abort;
    const without = this.#without;
    let decoded = await this.#request(source, without);
    // The owner may insist on both layers.
    if (without && decoded.kind === 'refused') decoded = await this.#request(source, undefined);
    if (signal.aborted) return undefined;
    if (decoded.kind !== 'challenge') return decoded.outcome;
    // What was typed belongs to the question that was asked.
    if (this.#challenge) this.renew(decoded.challenge);
    else this.#accept(decoded.challenge);
    this.#host.changed(false);
    return undefined;
  }

  async #request(source: URL, without: Without): Promise<DecodedChallenge> {
    const url = new URL(source);
    if (without) url.searchParams.set('without', without);
    const { timeoutMs } = this.#host;
    return decodeChallenge(await exchange({ method: 'GET', url }, { timeoutMs, signal: this.#abort.signal }));
  }

  #accept(challenge: Challenge): void {
    this.#drop();
    this.#challenge = challenge;
    this.#goodUntil = Date.now() + Math.max(challenge.expiresIn - marginSeconds, 1) * 1000;
    this.watchAge();
    if (challenge.pow) this.#proof = this.#prove(challenge.pow, this.#abort.signal);
  }

  #drop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#challenge = undefined;
    this.#solution = undefined;
    clearTimeout(this.#timer);
  }

  async #prove(pow: ProofOfWork, signal: AbortSignal): Promise<void> {
    const solution = await solveProofOfWork(pow, signal);
    if (signal.aborted) return;
    this.#solution = solution;
    this.#host.changed(false);
  }
}
