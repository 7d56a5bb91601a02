// The life of one message, as a pure function. Knows no DOM, clock, network or wording.
import type { Challenge, Submission } from '@foyer/protocol';
import type { Outcome, ServiceReceipt, SubmissionError } from './outcome.ts';
import { retryDelay, type RetryPolicy } from './retry.ts';
import type { FieldIssue } from './validate.ts';

/** A message on its way, and how far it has come. */
interface Journey {
  readonly submission: Submission;
  /** Number of the attempt under way, or of the next one; counted from 1. */
  readonly attempt: number;
  /** Milliseconds of all waits so far. */
  readonly waitedMs: number;
  /** True once an answer came that proved nothing: a second one is the end. */
  readonly doubted: boolean;
  /** Why the last attempt did not succeed. */
  readonly error?: SubmissionError;
}

export type SubmissionState =
  | { readonly status: 'idle' }
  | { readonly status: 'invalid'; readonly issues: readonly FieldIssue[]; readonly error?: SubmissionError }
  /** Before there is a message: the challenge is still on its way. */
  | { readonly status: 'sending' }
  | ({ readonly status: 'sending' } & Journey)
  /** Between two attempts, until `until` (milliseconds since 1970). */
  | ({ readonly status: 'waiting'; readonly until: number } & Journey)
  /** Until the browser is online again, and then for `delayMs` where the endpoint had asked for that. */
  | ({ readonly status: 'offline'; readonly delayMs: number } & Journey)
  | { readonly status: 'sent' | 'pending'; readonly submission: Submission; readonly receipt: ServiceReceipt }
  /** Handed to a service whose answer no page can read. */
  | { readonly status: 'unconfirmed'; readonly submission: Submission }
  | { readonly status: 'unclear' | 'failed'; readonly submission: Submission; readonly error: SubmissionError };

/** The words of the property `state`; each but `idle` is also a custom state of the element. */
export type SubmissionStatus = SubmissionState['status'];

export type SubmissionEvent =
  | { readonly type: 'prepare' }
  | { readonly type: 'refuse'; readonly issues: readonly FieldIssue[] }
  | { readonly type: 'submit'; readonly submission: Submission }
  /** The page wants it not sent. */
  | { readonly type: 'cancel' }
  /** These two count only where `of` is the very state that asked: what comes late changes nothing. */
  | { readonly type: 'outcome'; readonly of: SubmissionState; readonly outcome: Outcome }
  | { readonly type: 'elapsed'; readonly of: SubmissionState }
  | { readonly type: 'online' }
  /** The visitor does not want to wait any longer. */
  | { readonly type: 'retry' }
  /** The page is being left, and perhaps not for ever. */
  | { readonly type: 'leave' }
  /** It is back, as it was left, from the back/forward cache. */
  | { readonly type: 'return' }
  /** A field was edited: `issues` are those that remain. */
  | { readonly type: 'edit'; readonly issues: readonly FieldIssue[] }
  | { readonly type: 'reset' };

export type Effect =
  | { readonly type: 'send'; readonly submission: Submission; readonly attempt: number }
  /** The same once more, in a way that outlives the page. */
  | { readonly type: 'handOver'; readonly submission: Submission }
  | { readonly type: 'wait'; readonly until: number }
  | { readonly type: 'abort' | 'clearFields' }
  | { readonly type: 'keepDraft' | 'clearDraft' }
  | { readonly type: 'askCaptcha'; readonly challenge?: Challenge };

/** What the world is like at the moment of an event. */
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

/** The next state and what has to be done about it. Only an outcome with a receipt leads to `sent` or `pending`. */
export function transition(state: SubmissionState, event: SubmissionEvent, context: Context): Transition {
  switch (event.type) {
    case 'prepare':
      return state.status === 'sending' || isOnItsWay(state) ? [state, []] : [{ status: 'sending' }, []];
    case 'refuse':
      return isOnItsWay(state) ? [state, []] : [{ status: 'invalid', issues: event.issues }, []];
    case 'submit':
      return isOnItsWay(state) ? [state, []] : begin(event.submission, context);
    case 'cancel':
      return isOnItsWay(state) ? [state, []] : [idle, []];
    case 'edit':
      return [afterEdit(state, event.issues), []];
    case 'reset':
      return [idle, [{ type: 'abort' }, { type: 'clearFields' }, { type: 'clearDraft' }, { type: 'askCaptcha' }]];
    case 'outcome':
    case 'elapsed':
    case 'online':
    case 'retry':
    case 'leave':
    case 'return':
      if (!isOnItsWay(state)) return [state, []];
      return state.status === 'sending' ? whileSending(state, event, context) : whilePaused(state, event, context);
  }
}

type Sending = Extract<SubmissionState, Journey & { readonly status: 'sending' }>;
type Paused = Extract<SubmissionState, Journey & { readonly status: 'waiting' | 'offline' }>;

/** True from the first attempt to the last: while there is a message, and no end yet. */
export function isOnItsWay(state: SubmissionState): state is Sending | Paused {
  return 'attempt' in state;
}

function begin(submission: Submission, context: Context): Transition {
  const journey = { submission, attempt: 1, waitedMs: 0, doubted: false };
  return context.online ? send(journey) : pause(journey, 0, context);
}

function send(journey: Journey): Transition {
  const { submission, attempt } = journey;
  return [{ status: 'sending', ...bare(journey) }, [{ type: 'send', submission, attempt }]];
}

/** While the browser is offline no attempt is begun, nor counted. */
function pause(journey: Journey, delayMs: number, { now, online }: Context): Transition {
  if (!online) return [{ status: 'offline', delayMs, ...bare(journey) }, [{ type: 'keepDraft' }]];
  const until = now + delayMs;
  return [{ status: 'waiting', until, ...bare(journey) }, [{ type: 'keepDraft' }, { type: 'wait', until }]];
}

/** Without what belongs to one state only. */
function bare({ submission, attempt, waitedMs, doubted, error }: Journey): Journey {
  return { submission, attempt, waitedMs, doubted, ...(error && { error }) };
}

type TravelEvent = Extract<
  SubmissionEvent,
  { readonly type: 'outcome' | 'elapsed' | 'online' | 'retry' | 'leave' | 'return' }
>;

function whileSending(state: Sending, event: TravelEvent, context: Context): Transition {
  switch (event.type) {
    case 'outcome':
      return event.of === state ? conclude(state, event.outcome, context) : [state, []];
    case 'leave':
      return [state, farewell(state, context)];
    case 'return':
      return resume(state, context);
    case 'elapsed':
    case 'online':
    case 'retry':
      return [state, []];
  }
}

function whilePaused(state: Paused, event: TravelEvent, context: Context): Transition {
  switch (event.type) {
    case 'elapsed':
      if (event.of !== state || state.status !== 'waiting') return [state, []];
      return context.online ? send(state) : pause(state, 0, context);
    case 'online':
      if (state.status !== 'offline') return [state, []];
      return state.delayMs > 0 ? pause(state, state.delayMs, { ...context, online: true }) : send(state);
    case 'retry':
      return send(state);
    case 'leave':
      // Some browsers break the connections of a page before they tell it that it is being left.
      return [state, state.status === 'waiting' && state.error?.code === 'network' ? farewell(state, context) : []];
    case 'outcome':
    case 'return':
      return [state, []];
  }
}

function farewell({ submission }: Journey, { retry }: Context): readonly Effect[] {
  return [{ type: 'keepDraft' }, ...(retry.idempotent ? [{ type: 'handOver', submission } as const] : [])];
}

/** What became of an attempt that the page was left in, nobody knows. */
function resume(state: Journey, context: Context): Transition {
  const [next, effects] = !context.retry.idempotent
    ? end('unclear', state, { code: 'unclear', retryable: true })
    : context.online
      ? send(state)
      : pause(state, 0, context);
  return [next, [{ type: 'abort' }, ...effects]];
}

function conclude(journey: Journey, outcome: Outcome, context: Context): Transition {
  const { submission } = journey;
  switch (outcome.kind) {
    case 'receipt':
      return settle(journey, outcome.receipt, context);
    case 'handed':
      return [{ status: 'unconfirmed', submission }, []];
    case 'unclear':
      return journey.doubted ? end('unclear', journey, outcome.error) : tryAgain(journey, outcome, context);
    case 'retry':
      return tryAgain(journey, outcome, context);
    case 'failure':
      return end('failed', journey, outcome.error);
    case 'input': {
      const { issues, error, challenge } = outcome;
      const [failed, effects] = end('failed', journey, error);
      const state: SubmissionState = issues.length > 0 ? { status: 'invalid', issues, error } : failed;
      return [state, challenge ? [...effects, { type: 'askCaptcha', challenge }] : effects];
    }
  }
}

/** A receipt for another message proves nothing about this one. */
function settle(journey: Journey, receipt: ServiceReceipt, context: Context): Transition {
  const { submission } = journey;
  if (receipt.submissionId !== submission.submissionId) {
    return conclude(journey, { kind: 'unclear', error: { code: 'unclear', retryable: true } }, context);
  }
  const status = receipt.status === 'pending' ? 'pending' : 'sent';
  return [{ status, submission, receipt }, [{ type: 'clearFields' }, { type: 'clearDraft' }, { type: 'askCaptcha' }]];
}

/** As often and as long as the policy says, and never where the message might be stored twice by it. */
function tryAgain(
  journey: Journey,
  outcome: Extract<Outcome, { readonly kind: 'retry' | 'unclear' }>,
  context: Context,
): Transition {
  const { error } = outcome;
  const { online, retry } = context;
  const isUnclear = outcome.kind === 'unclear';
  const delayMs = wait(journey.attempt, isUnclear ? undefined : outcome.afterMs, context);
  const waitedMs = journey.waitedMs + delayMs;
  const isLast = (online && journey.attempt >= retry.attempts) || waitedMs > retry.budgetMs;
  if (!retry.idempotent || isLast) return end(isUnclear ? 'unclear' : 'failed', journey, error);
  const attempt = online ? journey.attempt + 1 : journey.attempt;
  const doubted = journey.doubted || isUnclear;
  return pause({ ...bare(journey), attempt, waitedMs, doubted, error }, delayMs, context);
}

function wait(attempt: number, afterMs: number | undefined, { random, online, retry }: Context): number {
  return online ? retryDelay(attempt, random, retry, afterMs) : (afterMs ?? 0);
}

function end(status: 'unclear' | 'failed', { submission }: Journey, error: SubmissionError): Transition {
  return [{ status, submission, error }, [{ type: 'keepDraft' }]];
}

function afterEdit(state: SubmissionState, issues: readonly FieldIssue[]): SubmissionState {
  if (state.status !== 'invalid') return state;
  return issues.length > 0 ? { ...state, issues } : idle;
}
