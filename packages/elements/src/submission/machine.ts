// The state machine of one message, as a pure function. Independent of DOM, clock, network and wording.
import type { Challenge, Submission } from '@foyer/protocol';
import type { Outcome, ServiceReceipt, SubmissionError } from './outcome.ts';
import { retryDelay, type RetryPolicy } from './retry.ts';
import type { FieldIssue } from './validate.ts';

/** A message in progress, with its attempts so far. */
interface Journey {
  readonly submission: Submission;
  /** Number of the current or next attempt, counted from 1. */
  readonly attempt: number;
  /** Total of all waits so far, in milliseconds. */
  readonly waitedMs: number;
  /** Whether one response was unclear already; a second one ends the message. */
  readonly doubted: boolean;
  /** Why the last attempt failed. */
  readonly error?: SubmissionError;
}

export type SubmissionState =
  | { readonly status: 'idle' }
  | { readonly status: 'invalid'; readonly issues: readonly FieldIssue[]; readonly error?: SubmissionError }
  /** Internal: the challenge is being fetched before there is a message. The page sees `sending`. */
  | { readonly status: 'preparing' }
  | ({ readonly status: 'sending' } & Journey)
  /** Between two attempts, until `until` (milliseconds since 1970). */
  | ({ readonly status: 'waiting'; readonly until: number } & Journey)
  /** Waits until the browser is online, then for `delayMs` if the endpoint requested it. */
  | ({ readonly status: 'offline'; readonly delayMs: number } & Journey)
  | { readonly status: 'sent' | 'pending'; readonly submission: Submission; readonly receipt: ServiceReceipt }
  /** Passed to a service whose response cannot be read. */
  | { readonly status: 'unconfirmed'; readonly submission: Submission }
  | { readonly status: 'unclear' | 'failed'; readonly submission: Submission; readonly error: SubmissionError };

/** Values of the property `state`; each but `idle` is also a custom state of the element. */
export type SubmissionStatus =
  'idle' | 'invalid' | 'sending' | 'waiting' | 'offline' | 'sent' | 'pending' | 'unconfirmed' | 'unclear' | 'failed';

/** The state as the page sees it. */
export function publicStatus({ status }: SubmissionState): SubmissionStatus {
  return status === 'preparing' ? 'sending' : status;
}

export type SubmissionEvent =
  | { readonly type: 'prepare' }
  | { readonly type: 'refuse'; readonly issues: readonly FieldIssue[] }
  | { readonly type: 'submit'; readonly submission: Submission }
  /** The page canceled `foyer-submit`. */
  | { readonly type: 'cancel' }
  /** These two only count if `of` is the current state; late ones are ignored. */
  | { readonly type: 'outcome'; readonly of: SubmissionState; readonly outcome: Outcome }
  | { readonly type: 'elapsed'; readonly of: SubmissionState }
  | { readonly type: 'online' }
  /** The visitor pressed "Try now" or "Send again". */
  | { readonly type: 'retry' }
  /** `pagehide`: the page may come back from the back/forward cache. */
  | { readonly type: 'leave' }
  /** `pageshow` from the back/forward cache. */
  | { readonly type: 'return' }
  /** A field was edited: `issues` are the remaining ones. */
  | { readonly type: 'edit'; readonly issues: readonly FieldIssue[] }
  | { readonly type: 'reset' };

export type Effect =
  | { readonly type: 'send'; readonly submission: Submission; readonly attempt: number }
  /** Repeats the message with a request that outlives the page. */
  | { readonly type: 'handOver'; readonly submission: Submission }
  | { readonly type: 'wait'; readonly until: number }
  | { readonly type: 'abort' }
  | { readonly type: 'clearFields' }
  | { readonly type: 'keepDraft' }
  | { readonly type: 'clearDraft' }
  | { readonly type: 'askCaptcha'; readonly challenge?: Challenge };

/** Time, randomness and connectivity at the time of an event. */
export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** From 0 to 1. */
  readonly random: number;
  readonly online: boolean;
  readonly retry: RetryPolicy;
}

export type Transition = readonly [state: SubmissionState, effects: readonly Effect[]];

export const idle: SubmissionState = { status: 'idle' };

/** The message was stored or canceled. */
const anew: readonly Effect[] = [{ type: 'clearFields' }, { type: 'clearDraft' }, { type: 'askCaptcha' }];

/** The next state and its effects. Only an outcome with a receipt leads to `sent` or `pending`. */
export function transition(state: SubmissionState, event: SubmissionEvent, context: Context): Transition {
  if (event.type === 'reset') return [idle, [{ type: 'abort' }, ...anew]];
  if (!isUnderWay(state)) return whileAtRest(state, event, context);
  return state.status === 'sending' ? whileSending(state, event, context) : whilePaused(state, event, context);
}

type Sending = Extract<SubmissionState, Journey & { readonly status: 'sending' }>;
type Paused = Extract<SubmissionState, Journey & { readonly status: 'waiting' | 'offline' }>;

/** Whether a message is between its first and last attempt. */
export function isUnderWay(state: SubmissionState): state is Sending | Paused {
  return 'attempt' in state;
}

function whileAtRest(state: SubmissionState, event: SubmissionEvent, context: Context): Transition {
  if (event.type === 'prepare') return [{ status: 'preparing' }, []];
  if (event.type === 'refuse') return [{ status: 'invalid', issues: event.issues }, []];
  if (event.type === 'submit') return begin(event.submission, context);
  if (event.type === 'cancel') return [idle, []];
  if (event.type !== 'edit' || state.status !== 'invalid') return [state, []];
  return [event.issues.length > 0 ? { ...state, issues: event.issues } : idle, []];
}

function whileSending(state: Sending, event: SubmissionEvent, context: Context): Transition {
  if (event.type === 'outcome' && event.of === state) return conclude(state, event.outcome, context);
  if (event.type === 'return') return resume(state, context);
  return [state, event.type === 'leave' ? farewell(state, context) : []];
}

function whilePaused(state: Paused, event: SubmissionEvent, context: Context): Transition {
  if (event.type === 'retry') return send(state);
  if (state.status === 'offline') return event.type === 'online' ? pause(state, state.delayMs, context) : [state, []];
  if (event.type === 'elapsed' && event.of === state) return pause(state, 0, context);
  // Some browsers break connections before `pagehide`.
  return [state, event.type === 'leave' && state.error?.code === 'network' ? farewell(state, context) : []];
}

function begin(submission: Submission, context: Context): Transition {
  return pause({ submission, attempt: 1, waitedMs: 0, doubted: false }, 0, context);
}

/** While offline, no attempt starts or counts. Spreading keeps stale fields; the types hide them. */
function pause(journey: Journey, delayMs: number, { now, online }: Context): Transition {
  if (!online) return [{ ...journey, status: 'offline', delayMs }, [{ type: 'keepDraft' }]];
  if (delayMs === 0) return send(journey);
  const until = now + delayMs;
  return [{ ...journey, status: 'waiting', until }, [{ type: 'keepDraft' }, { type: 'wait', until }]];
}

function send(journey: Journey): Transition {
  const { submission, attempt } = journey;
  return [{ ...journey, status: 'sending' }, [{ type: 'send', submission, attempt }]];
}

function farewell({ submission }: Journey, { retry }: Context): readonly Effect[] {
  return retry.idempotent ? [{ type: 'keepDraft' }, { type: 'handOver', submission }] : [{ type: 'keepDraft' }];
}

/** The outcome of an attempt is unknown if the page was left meanwhile. */
function resume(journey: Journey, context: Context): Transition {
  const [state, effects] = context.retry.idempotent ? pause(journey, 0, context) : tryAgain(journey, unclear, context);
  return [state, [{ type: 'abort' }, ...effects]];
}

const unclear = { kind: 'unclear', error: { code: 'unclear', retryable: true } } as const;

function conclude(journey: Journey, outcome: Outcome, context: Context): Transition {
  const { submission } = journey;
  switch (outcome.kind) {
    case 'receipt':
      return acceptReceipt(journey, outcome.receipt, context);
    case 'unverifiable':
      return [{ status: 'unconfirmed', submission }, []];
    case 'input': {
      const { issues, error, challenge } = outcome;
      const [failed, effects] = end('failed', journey, error);
      const state: SubmissionState = issues.length > 0 ? { status: 'invalid', issues, error } : failed;
      return [state, challenge ? [...effects, { type: 'askCaptcha', challenge }] : effects];
    }
    case 'unclear':
    case 'retry':
    case 'failure':
      return tryAgain(journey, outcome, context);
  }
}

/** A receipt for another message proves nothing about this one. */
function acceptReceipt(journey: Journey, receipt: ServiceReceipt, context: Context): Transition {
  const { submission } = journey;
  if (receipt.submissionId !== submission.submissionId) return tryAgain(journey, unclear, context);
  const status = receipt.status === 'pending' ? 'pending' : 'sent';
  return [{ status, submission, receipt }, anew];
}

type Setback = Extract<Outcome, { readonly kind: 'unclear' | 'retry' | 'failure' }>;

/** Retries within the policy, and never if the message might be stored twice. */
function tryAgain(journey: Journey, outcome: Setback, context: Context): Transition {
  const { online, retry } = context;
  const { kind, error } = outcome;
  const isUnclear = kind === 'unclear';
  const isFinal = kind === 'failure' || (isUnclear && journey.doubted);
  const delayMs = waitFor(journey, outcome, context);
  const waitedMs = journey.waitedMs + delayMs;
  const attempt = journey.attempt + (online ? 1 : 0);
  const isEnough = attempt > retry.attempts || waitedMs > retry.budgetMs;
  if (isFinal || isEnough || !retry.idempotent) return end(isUnclear ? 'unclear' : 'failed', journey, error);
  return pause({ ...journey, attempt, waitedMs, doubted: journey.doubted || isUnclear, error }, delayMs, context);
}

function waitFor({ attempt }: Journey, outcome: Setback, { random, online, retry }: Context): number {
  const afterMs = outcome.kind === 'retry' ? outcome.afterMs : undefined;
  return afterMs ?? (online ? retryDelay(attempt, random, retry) : 0);
}

function end(status: 'unclear' | 'failed', { submission }: Journey, error: SubmissionError): Transition {
  return [{ status, submission, error }, [{ type: 'keepDraft' }]];
}
