// One captcha: question, proof of work and answer. Independent of the DOM; its host provides input and rendering.
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
  /** The form's current captcha requirements. */
  situation(): CaptchaSituation;
  /** URL of challenges; undefined if none is valid. */
  source(): URL | undefined;
  /** True if no server issues challenges, so the page asks its own question. */
  asksItself(): boolean;
  /** Creates the page's own question; undefined while the captcha row is not loaded. */
  ask(): Question | undefined;
  /** The current answer. */
  typed(): string;
  readonly timeoutMs: number;
  /** Question, proof or answer has changed. `isAnew`: the typed answer belongs to an older question. */
  changed(isAnew: boolean): void;
}

/** Challenges are replaced this many seconds before they expire. */
const marginSeconds = 60;

export class Captcha {
  readonly #host: CaptchaHost;
  #challenge: Challenge | undefined;
  #solution: ProofOfWorkSolution | undefined;
  #ownQuestion: Question | undefined;
  #isSkipped = false;
  #isAwake = false;
  #proof: Promise<void> = Promise.resolve();
  #loading: Promise<Outcome | undefined> | undefined;
  #goodUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort = new AbortController();

  /** @param ownQuestion the question that the page already shows */
  constructor(host: CaptchaHost, ownQuestion?: Question) {
    this.#host = host;
    this.#ownQuestion = ownQuestion;
  }

  get question(): Question | undefined {
    if (this.#challenge) return this.#challenge.question;
    return this.#isSkipped || !this.#host.asksItself() ? undefined : this.#ownQuestion;
  }

  /** The visitor skipped the question, and no server requires it. */
  get isSkipped(): boolean {
    return this.#isSkipped && !this.question;
  }

  /** Whether the current challenge is still valid, or none is needed. */
  get ready(): boolean {
    const isFresh = this.#challenge !== undefined && Date.now() < this.#goodUntil;
    return isFresh || this.#host.asksItself() || this.#host.situation().kind === 'none';
  }

  /** Whether the proof of work is done, or not needed. */
  get proved(): boolean {
    if (this.#host.asksItself()) return true;
    return this.#challenge !== undefined && (!this.#challenge.pow || this.#solution !== undefined);
  }

  /** Challenge token and solution, for the entry of a native form. */
  get solved(): { readonly token?: string | undefined; readonly pow?: ProofOfWorkSolution | undefined } {
    return { token: this.#challenge?.token, pow: this.#solution };
  }

  /** Asks the page's own question if no server issues challenges. */
  askItself(): void {
    if (!this.#host.asksItself() || this.#isSkipped || !needsQuestion(this.#host.situation())) return;
    this.#ownQuestion ??= this.#host.ask();
  }

  /** Fetches a challenge unless a valid one is loaded. Resolves to the failure, if any. */
  load(): Promise<Outcome | undefined> {
    if (this.ready) return Promise.resolve(undefined);
    const source = this.#host.source();
    if (!source) return Promise.resolve(failure('misconfigured'));
    this.#loading ??= this.#fetch(source).finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** The issue with the answer, as far as the page can tell. */
  issue(): FieldIssue | undefined {
    const { question } = this;
    if (!question) return undefined;
    const typed = this.#host.typed().trim();
    if (typed === '') return { name: 'captcha', code: 'required' };
    const isWrong = !this.#challenge && !isRight(question, typed);
    return isWrong ? { name: 'captcha', code: 'captcha' } : undefined;
  }

  /** Waits for the proof of work; undefined if it could not be solved. */
  async answer(): Promise<CaptchaAnswer | undefined> {
    await this.#proof;
    return this.#challenge && captchaAnswer(this.#challenge, this.#host.typed(), this.#solution);
  }

  /** Replaces or drops the current challenge. */
  renew(challenge?: Challenge): void {
    this.#drop();
    this.#ownQuestion = undefined;
    this.#isSkipped = challenge !== undefined && !challenge.question;
    if (challenge) this.#accept(challenge);
    this.askItself();
    this.#host.changed(true);
  }

  /** Requests a challenge without a question. The question returns if the server refuses. */
  async skip(): Promise<void> {
    this.#isSkipped = true;
    this.#drop();
    this.#host.changed(true);
    if (await this.load()) {
      this.#isSkipped = false;
      this.#host.changed(false);
    }
  }

  /** Called while the element is connected: replaces a challenge that is about to expire. */
  wake(): void {
    this.#isAwake = true;
    this.#watchAge();
  }

  /** Keeps no timer, and starts none, while the element is disconnected. */
  rest(): void {
    this.#isAwake = false;
    clearTimeout(this.#timer);
  }

  /** A typed answer keeps its challenge. */
  #watchAge(): void {
    clearTimeout(this.#timer);
    if (!this.#challenge || !this.#isAwake) return;
    // Timers overflow at 2^31 ms; an hour is enough.
    const waitMs = Math.min(Math.max(this.#goodUntil - Date.now(), 0), 3_600_000);
    this.#timer = setTimeout(() => {
      if (this.#host.typed() !== '') return;
      this.#drop();
      this.#host.changed(false);
      void this.load();
    }, waitMs);
  }

  /** After an answered question, an expired challenge is replaced by proof of work alone. */
  get #without(): Without {
    const without = leftOut(this.#host.situation(), this.#isSkipped);
    return this.#challenge?.question && without !== 'pow' ? 'question' : without;
  }

  async #fetch(source: URL): Promise<Outcome | undefined> {
    const { signal } = this.#abort;
    const without = this.#without;
    let decoded = await this.#request(source, without);
    // The owner may require both question and proof of work.
    if (without && decoded.kind === 'refused') decoded = await this.#request(source, undefined);
    if (signal.aborted) return undefined;
    if (decoded.kind !== 'challenge') return decoded.outcome;
    // A typed answer belongs to the previous question.
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
    this.#watchAge();
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
