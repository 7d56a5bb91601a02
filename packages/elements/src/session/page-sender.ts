// A message that the page sends itself, by canceling `foyer-submit` and calling `respondWith()`.
import { failure, submissionError } from '../submission/outcome.ts';
import type { SubmitResponse } from '../submission/page-response.ts';
import type { Sender } from './sender.ts';

type Response = PromiseLike<SubmitResponse> | SubmitResponse;

export interface ResponseListener {
  respondWith(this: void, response: Response): void;
  /** Called after dispatch. Undefined if the page did not call `respondWith()`. */
  close(this: void): Sender | undefined;
}

/** Accepts one promise, during dispatch only. */
export function listenForResponse(tag: string): ResponseListener {
  let isOpen = true;
  let sender: Sender | undefined;
  return {
    respondWith(response) {
      if (isOpen) sender = senderOf(response);
      else console.error(`<${tag}> call respondWith() once, while foyer-submit is being dispatched.`);
      isOpen = false;
    },
    close() {
      isOpen = false;
      return sender;
    },
  };
}

/** The page handles the network itself, and only the visitor may retry. */
function senderOf(response: Response): Sender {
  // Few pages send their messages themselves.
  const reader = import('../submission/page-response.ts').catch(() => undefined);
  return {
    idempotent: false,
    waitsForNetwork: false,
    async send({ submissionId }) {
      try {
        const answer = await response;
        return (
          (await reader)?.pageOutcome(answer, submissionId) ?? { kind: 'unclear', error: submissionError('unclear') }
        );
      } catch {
        return failure('network');
      }
    },
  };
}
