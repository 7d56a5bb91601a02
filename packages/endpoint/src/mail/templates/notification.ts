// Text of a notification. The visitor's input appears in the plain-text body only.
import { messagesIn, type Wording } from '../../domain/messages.ts';
import type { StoredSubmission } from '../../domain/stored-submission.ts';

export function notificationText(
  { fields, page, receivedAt, submissionId }: StoredSubmission,
  inboxUrl: string,
  wording: Wording,
): string {
  const msg = messagesIn(wording);
  const lines = Object.entries(fields).map(([name, value]) => {
    const text = typeof value === 'string' ? value : value.join(', ');
    return text.includes('\n') || text.length > 60 ? `${name}:\n${text}\n` : `${name}: ${text}`;
  });
  const origin = [
    `${msg('Received')}: ${receivedAt}`,
    ...(page.url === '' ? [] : [`${msg('Page')}: ${page.url}`]),
    `${msg('Id')}: ${submissionId}`,
    `${msg('Inbox')}: ${inboxUrl}`,
  ];
  return `${lines.join('\n')}\n\n-- \n${origin.join('\n')}\n`;
}
