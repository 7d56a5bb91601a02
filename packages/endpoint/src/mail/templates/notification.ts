// Text of a notification. The visitor's input appears in the plain-text body only.
import type { StoredSubmission } from '../../domain/stored-submission.ts';

export function notificationText(
  { fields, page, receivedAt, submissionId }: StoredSubmission,
  inboxUrl: string,
): string {
  const lines = Object.entries(fields).map(([name, value]) => {
    const text = typeof value === 'string' ? value : value.join(', ');
    return text.includes('\n') || text.length > 60 ? `${name}:\n${text}\n` : `${name}: ${text}`;
  });
  const origin = [
    `Received: ${receivedAt}`,
    ...(page.url === '' ? [] : [`Page: ${page.url}`]),
    `Id: ${submissionId}`,
    `Inbox: ${inboxUrl}`,
  ];
  return `${lines.join('\n')}\n\n-- \n${origin.join('\n')}\n`;
}
