// One challenge: fetched when it is wanted, its proof of work under way at once, renewed before it is too old.
import type { Challenge, ProofOfWork, ProofOfWorkSolution } from '@foyer/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { exchange } from '../../browser/transport.ts';
import { decodeChallenge } from '../../services/foyer.ts';
import type { Without } from '../../submission/captcha-requirement.ts';
import { below, parseEndpoint } from '../../submission/config.ts';
import { failure, type Outcome } from '../../submission/outcome.ts';

export interface ChallengeHost extends ReactiveControllerHost {
  /** URL that gives challenges. */
  readonly challenge: string;
  /** Where there is none: the endpoint below which it is. */
  readonly endpoint: string;
  readonly without: Without;
  readonly timeoutMs: number;
  /** The challenge is about to get too old. */
  challengeAges(): void;
  /** Another challenge takes the place of one that was perhaps answered. */
  renew(challenge: Challenge): void;
}

/** Seconds before its end at which a challenge counts as too old. */
const margin = 60;

export class ChallengeController implements ReactiveController {
  readonly #host: ChallengeHost;
  #challenge: Challenge | undefined;
  #solution: ProofOfWorkSolution | undefined;
  #proof: Promise<void> = Promise.resolve();
  #loading: Promise<Outcome | undefined> | undefined;
  #goodUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort = new AbortController();

  constructor(host: ChallengeHost) {
    this.#host = host;
    host.addController(this);
  }

  get current(): Challenge | undefined {
    return this.#challenge;
  }

  get ready(): boolean {
    return this.#challenge !== undefined && Date.now() < this.#goodUntil;
  }

  /** The proof of work of the current challenge, once it is found. */
  get solution(): ProofOfWorkSolution | undefined {
    return this.#solution;
  }

  /** Settles when the proof of work is found, or cannot be. */
  get proof(): Promise<void> {
    return this.#proof;
  }

  /** True once nothing is left to do for the machine. */
  get proved(): boolean {
    return this.#challenge !== undefined && (!this.#challenge.pow || this.#solution !== undefined);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostConnected(): void {
    if (this.#challenge) this.#watchAge();
  }

  load(): Promise<Outcome | undefined> {
    const { challenge, endpoint } = this.#host;
    if (this.ready || !(challenge || endpoint)) return Promise.resolve(undefined);
    const url = parseEndpoint(challenge || endpoint, new URL(document.baseURI));
    if (!url) return Promise.resolve(failure('misconfigured'));
    this.#loading ??= this.#fetch(challenge ? url : below(url, 'challenge')).finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  accept(challenge: Challenge): void {
    this.drop();
    this.#challenge = challenge;
    this.#goodUntil = Date.now() + Math.max(challenge.expiresIn - margin, 1) * 1000;
    this.#watchAge();
    const { pow } = challenge;
    if (pow) this.#proof = this.#prove(pow, this.#abort.signal);
    this.#host.requestUpdate();
  }

  drop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#challenge = undefined;
    this.#solution = undefined;
    clearTimeout(this.#timer);
    this.#host.requestUpdate();
  }

  /** Who has answered one question is not asked another only because time has passed: the machine works harder instead. */
  get #without(): Without {
    const { without } = this.#host;
    return this.#challenge?.question && without !== 'pow' ? 'question' : without;
  }

  async #fetch(url: URL): Promise<Outcome | undefined> {
    const { timeoutMs } = this.#host;
    const { signal } = this.#abort;
    const without = this.#without;
    const request = new URL(url);
    if (without) request.searchParams.set('without', without);
    let decoded = decodeChallenge(await exchange({ method: 'GET', url: request }, { timeoutMs, signal }));
    // The owner may insist on both layers.
    if (without && decoded.kind === 'refused') {
      decoded = decodeChallenge(await exchange({ method: 'GET', url }, { timeoutMs, signal }));
    }
    if (signal.aborted) return undefined;
    if (decoded.kind !== 'challenge') return decoded.outcome;
    // What was typed belongs to the question that was asked.
    if (this.#challenge) this.#host.renew(decoded.challenge);
    else this.accept(decoded.challenge);
    return undefined;
  }

  /** The solver is loaded with the first challenge that wants it: nobody else pays for it. */
  async #prove(pow: ProofOfWork, signal: AbortSignal): Promise<void> {
    try {
      const { solveProofOfWork } = await import('../../browser/proof-of-work.ts');
      const solution = await solveProofOfWork(pow, signal);
      if (signal.aborted) return;
      this.#solution = solution;
      this.#host.requestUpdate();
    } catch {
      // Without the solver's file the message cannot be sent, and the attempt says so.
    }
  }

  #watchAge(): void {
    clearTimeout(this.#timer);
    // A timer holds at most 2^31 ms; an hour is as good as the rest of the visit.
    const wait = Math.min(Math.max(this.#goodUntil - Date.now(), 0), 3_600_000);
    this.#timer = setTimeout(() => this.#host.challengeAges(), wait);
  }
}
