import { type Entry, plainService } from './plain-service.ts';
import { isEmptyProof, saysError } from './stored.ts';
import type { Answer, Verdict } from './verdict.ts';

/**
 * A webhook of Zapier, Make, n8n and others. Stored if the response is a 2xx with content other than a page, or an empty
 * 201, 202 or 204; a page, an empty 200, `null`, `false` or an unreadable response counts as unconfirmed. The URL is its only secret: anyone
 * who reads the page can post to it.
 * @see https://zapier.com/help/webhooks/
 */
export default plainService({
  urlencoded: true,
  storesId: true,
  reservedNames: ['submissionId', 'form', 'page', 'consent'],
  oftenUnreadable: true,
  trap: 'trap',
  entries: ({ submission: { submissionId, form, page, consent } }) => [
    ['submissionId', submissionId],
    ...(form ? [['form', form] satisfies Entry] : []),
    ['page', page.url],
    ...(consent?.given ? [['consent', consent.text] satisfies Entry] : []),
  ],
  read,
});

const refusal =
  /error|fail|warning|exception|invalid|denied|forbidden|unauthori[sz]ed|expired|disabled|\bnot\b|\bno\b|\uFFFD/i;

/** Owners choose the response themselves: JSON of any shape, or a text such as Make's "Accepted". */
function read({ status, body, content }: Answer): Verdict {
  if (body.trim() === '') return isEmptyProof({ status, body }) ? 'accepted' : 'unverifiable';
  if (content !== undefined && !content) return 'unverifiable';
  if (typeof content === 'object' && content !== null) return saysError(content) ? undefined : 'accepted';
  return refusal.test(body) ? undefined : 'accepted';
}
