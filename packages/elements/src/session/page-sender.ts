// A message that the page sends itself: `foyer-submit` was canceled, and its promise tells what came of it.
import { failure } from '../submission/outcome.ts';
import { pageOutcome, type SubmitResponse } from '../submission/page-response.ts';
import type { Sender } from './sender.ts';

type Response = PromiseLike<SubmitResponse> | SubmitResponse;

export interface ResponseListener {
  respondWith(this: void, response: Response): void;
  /** The event has been heard by all. Undefined where the page does not send it itself. */
  close(this: void): Sender | undefined;
}

/** Takes the promise of the page, once, for as long as the event is being heard. */
export function listenForResponse(tag: string): ResponseListener {
  let isOpen = true;
  let sender: Sender | undefined;
  return {
    respondWith(response) {
      if (isOpen) sender = senderOf(response);
      else console.error(`<${tag}> respondWith() has to be called once, and while foyer-submit is being heard.`);
      isOpen = false;
    },
    close() {
      isOpen = false;
      return sender;
    },
  };
}

/** The page sees to the network, and its own sending is repeated by nobody but the visitor. */
function senderOf(response: Response): Sender {
  return {
    idempotent: false,
    waitsForNetwork: false,
    async send({ submissionId }) {
      try {
        return pageOutcome(await response, submissionId);
      } catch {
        return failure('network');
      }
    },
  };
}
