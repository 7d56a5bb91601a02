import { type Entry, plainService } from './plain-service.ts';

/**
 * A webhook of Zapier, Make, n8n and others. Stored if the status is 2xx; an unreadable response
 * counts as unconfirmed. The URL is its only secret: anyone who reads the page can post to it.
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
