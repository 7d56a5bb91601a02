// The result of `submit()` for each state.
import type { SubmissionState } from '../submission/machine.ts';
import type { SubmissionResult } from '../base/events.ts';

/** The page canceled the message. */
const canceled = { ok: false, state: 'idle', error: { code: 'canceled', retryable: false } } as const;

export function resultOf(state: SubmissionState): SubmissionResult {
  switch (state.status) {
    case 'idle':
      return canceled;
    case 'invalid':
      return { ok: false, state: 'invalid', ...(state.error && { error: state.error }) };
    case 'preparing':
      return { ok: false, state: 'sending' };
    case 'sending':
    case 'waiting':
    case 'offline':
      return { ok: false, state: state.status };
    case 'sent':
    case 'pending':
      return { ok: true, state: state.status, submissionId: state.submission.submissionId, receipt: state.receipt };
    case 'unconfirmed':
      return { ok: false, state: 'unconfirmed', submissionId: state.submission.submissionId };
    case 'unclear':
    case 'failed':
      return { ok: false, state: state.status, submissionId: state.submission.submissionId, error: state.error };
  }
}
