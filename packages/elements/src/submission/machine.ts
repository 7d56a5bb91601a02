// The life of one message, as a pure function. Knows no DOM, clock, network or wording.
import type { Challenge, Submission } from '@foyer/protocol';
import type { Outcome, ServiceReceipt, SubmissionError } from './outcome.ts';
import type { FieldIssue } from './validate.ts';

export type SubmissionState =
  | { readonly status: 'idle' }
  | { readonly status: 'invalid'; readonly issues: readonly FieldIssue[]; readonly error?: SubmissionError }
  /** Without a submission while the challenge is still on its way. */
  | { readonly status: 'sending'; readonly submission?: Submission }
  | { readonly status: 'sent' | 'pending'; readonly submission: Submission; readonly receipt: ServiceReceipt }
  | { readonly status: 'unclear' | 'failed'; readonly submission: Submission; readonly error: SubmissionError };

/** The words of the property `state`; each but `idle` is also a custom state of the element. */
export type SubmissionStatus = SubmissionState['status'];

export type SubmissionEvent =
  | { readonly type: 'prepare' }
  | { readonly type: 'refuse'; readonly issues: readonly FieldIssue[] }
  | { readonly type: 'submit'; readonly submission: Submission }
  /** The page sends it itself, or not at all. */
  | { readonly type: 'cancel' }
  /** Counts only where `of` is the very state that asked: a late answer to an abandoned message changes nothing. */
  | { readonly type: 'outcome'; readonly of: SubmissionState; readonly outcome: Outcome }
  /** A field was edited: `issues` are those that remain. */
  | { readonly type: 'edit'; readonly issues: readonly FieldIssue[] }
  | { readonly type: 'reset' };

export type Effect =
  | { readonly type: 'send'; readonly submission: Submission }
  | { readonly type: 'abort' }
  | { readonly type: 'clearFields' }
  | { readonly type: 'askCaptcha'; readonly challenge?: Challenge };

export type Transition = readonly [state: SubmissionState, effects: readonly Effect[]];

export const idle: SubmissionState = { status: 'idle' };

/** The next state and what has to be done about it. Only an outcome with a receipt leads to `sent` or `pending`. */
export function transition(state: SubmissionState, event: SubmissionEvent): Transition {
  switch (event.type) {
    case 'prepare':
      return isUnderWay(state) ? [state, []] : [{ status: 'sending' }, []];
    case 'refuse':
      return isInFlight(state) ? [state, []] : [{ status: 'invalid', issues: event.issues }, []];
    case 'submit': {
      const { submission } = event;
      return isInFlight(state) ? [state, []] : [{ status: 'sending', submission }, [{ type: 'send', submission }]];
    }
    case 'cancel':
      return isInFlight(state) ? [state, []] : [idle, []];
    case 'outcome':
      return event.of === state && isInFlight(state) ? conclude(state.submission, event.outcome) : [state, []];
    case 'edit':
      return [afterEdit(state, event.issues), []];
    case 'reset':
      return [idle, [{ type: 'abort' }, { type: 'clearFields' }, { type: 'askCaptcha' }]];
  }
}

/** True while the visitor waits for an end. */
function isUnderWay(state: SubmissionState): boolean {
  return state.status === 'sending';
}

function isInFlight(state: SubmissionState): state is { status: 'sending'; submission: Submission } {
  return state.status === 'sending' && state.submission !== undefined;
}

function conclude(submission: Submission, outcome: Outcome): Transition {
  switch (outcome.kind) {
    case 'receipt':
      return settle(submission, outcome.receipt);
    case 'unclear':
      return [{ status: 'unclear', submission, error: outcome.error }, []];
    case 'handed':
      return [{ status: 'unclear', submission, error: { code: 'unclear', retryable: false } }, []];
    case 'retry':
    case 'failure':
      return [{ status: 'failed', submission, error: outcome.error }, []];
    case 'input': {
      const { issues, error, challenge } = outcome;
      const state: SubmissionState =
        issues.length > 0 ? { status: 'invalid', issues, error } : { status: 'failed', submission, error };
      return [state, challenge ? [{ type: 'askCaptcha', challenge }] : []];
    }
  }
}

/** A receipt for another message proves nothing about this one. */
function settle(submission: Submission, receipt: ServiceReceipt): Transition {
  if (receipt.submissionId !== submission.submissionId) {
    return [{ status: 'unclear', submission, error: { code: 'unclear', retryable: true } }, []];
  }
  const status = receipt.status === 'pending' ? 'pending' : 'sent';
  return [{ status, submission, receipt }, [{ type: 'clearFields' }, { type: 'askCaptcha' }]];
}

function afterEdit(state: SubmissionState, issues: readonly FieldIssue[]): SubmissionState {
  if (state.status !== 'invalid') return state;
  return issues.length > 0 ? { ...state, issues } : idle;
}
