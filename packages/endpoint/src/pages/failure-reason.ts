// Why a delivery failed, in words.
import type { InboxWords } from './inbox-words.ts';

/** The code stays: it is what a search or a provider's help desk knows. */
export function reasonIn(words: InboxWords, reason: string): string {
  const known = [
    [/\bEAUTH\b|\b53[0458]\b/, words.reasonLogin],
    [/^EENVELOPE.*\b55[0-3]\b/, words.reasonRecipient],
    [/ECONN|ESOCKET|ETIMEDOUT|ENOTFOUND|EDNS|EHOST|ENETUNREACH|EAI_AGAIN|timeout/, words.reasonUnreachable],
    [/^HTTP 410$/, words.reasonGone],
  ] as const;
  const text = known.find(([pattern]) => pattern.test(reason))?.[1];
  return text === undefined ? reason : `${text} (${reason})`;
}
