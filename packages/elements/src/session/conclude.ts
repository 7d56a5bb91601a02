// Reports the end of a message: events and the configured redirect.
import type { SubmissionResult } from '../base/events.ts';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { safeUrl } from '../browser/safe-url.ts';

/** Fires `foyer-unconfirmed`, `foyer-error` or `foyer-success`. */
export function fireConclusion(form: FoyerFormElement, result: SubmissionResult): void {
  const { state, submissionId, receipt, error } = result;
  if (state === 'unconfirmed' && submissionId) form.emit('foyer-unconfirmed', { submissionId });
  if (error) form.emit('foyer-error', { ...(submissionId && { submissionId }), ...error });
  if (receipt) form.emit('foyer-success', { submissionId: receipt.submissionId, receipt });
}

/** Does nothing if the page has removed the form. */
export function redirect(form: FoyerFormElement): void {
  const target = safeUrl(form.redirect, 'page');
  if (target && form.isConnected) location.assign(target);
}
