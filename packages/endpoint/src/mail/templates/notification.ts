// Text of a notification. It has no HTML twin: the visitor's input belongs in a plain-text body only, and mail programs
// that are sent both would show the owner the one without the message.
import { languageTag, messagesIn, type Wording } from '../../domain/messages.ts';
import type { StoredSubmission } from '../../domain/stored-submission.ts';
import { dayAndTimeText } from '../../domain/time-text.ts';

export interface NotificationStyle {
  readonly inboxUrl: string;
  readonly wording: Wording;
  /** IANA. */
  readonly timeZone: string;
}

export function notificationText(
  { fields, page, receivedAt, submissionId }: StoredSubmission,
  { inboxUrl, timeZone, wording }: NotificationStyle,
): string {
  const msg = messagesIn(wording);
  const received = dayAndTimeText(receivedAt, { language: languageTag(wording), timeZone });
  const lines = Object.entries(fields).map(([name, value]) => {
    const text = typeof value === 'string' ? value : value.join(', ');
    return text.includes('\n') || text.length > 60 ? `${name}:\n${text}\n` : `${name}: ${text}`;
  });
  const origin = [
    `${msg('Received')}: ${received}`,
    ...(page.url === '' ? [] : [`${msg('Page')}: ${page.url}`]),
    `${msg('Id')}: ${submissionId}`,
    `${msg('Inbox')}: ${inboxUrl}`,
  ];
  return `${lines.join('\n')}\n\n-- \n${origin.join('\n')}\n`;
}
