import { type Entry, plainService } from './plain-service.ts';

/**
 * A webhook of Zapier, Make, n8n and the like. Any 2xx means that it has taken the message; where a page may not read
 * that, the message counts as handed over. Its address is its only secret: whoever reads the page can post to it.
 * @see https://zapier.com/help/webhooks/
 */
export default plainService({
  urlencoded: true,
  reservedNames: ['submissionId', 'form', 'page', 'consent'],
  oftenUnreadable: true,
  trap: 'trap',
  entries: ({ submission: { submissionId, form, page, consent } }) => [
    ['submissionId', submissionId],
    ...(form ? [['form', form] satisfies Entry] : []),
    ['page', page.url],
    ...(consent?.given ? [['consent', consent.text] satisfies Entry] : []),
  ],
  read: () => 'accepted',
});
