// Requests another confirmation mail, optionally to a corrected address. Separate from `foyer.ts`, since it is rarely needed.
import { below } from '../submission/config.ts';
import type { Outcome } from '../submission/outcome.ts';
import { decodeReceipt } from './foyer.ts';
import type { Exchange } from './service.ts';

export interface MailResendRequest {
  readonly endpoint: URL;
  readonly submissionId: string;
  /** The corrected address. */
  readonly email?: string;
}

/** Never rejects. A receipt means that the request was accepted; it does not disclose who is subscribed. */
export async function requestMail({ endpoint, ...request }: MailResendRequest, exchange: Exchange): Promise<Outcome> {
  const reply = await exchange({
    method: 'POST',
    url: below(endpoint, 'resend'),
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ v: 1, ...request }),
  });
  return decodeReceipt(reply, request.submissionId);
}
