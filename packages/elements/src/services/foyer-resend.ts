// "Nothing came": the confirmation mail once more, or to the address that was meant. Apart from `foyer.ts`, since few ask.
import { below } from '../submission/config.ts';
import type { Outcome } from '../submission/outcome.ts';
import { decodeReceipt } from './foyer.ts';
import type { Exchange } from './service.ts';

export interface MailResendRequest {
  readonly endpoint: URL;
  readonly submissionId: string;
  /** Another address, where the first was mistyped. */
  readonly email?: string;
}

/** Never rejects. A receipt says that the request was taken, and nothing of who is on the list. */
export async function requestMail({ endpoint, ...request }: MailResendRequest, exchange: Exchange): Promise<Outcome> {
  const reply = await exchange({
    method: 'POST',
    url: below(endpoint, 'resend'),
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ v: 1, ...request }),
  });
  return decodeReceipt(reply, request.submissionId);
}
