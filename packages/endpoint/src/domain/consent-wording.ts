// Default consent wording for pages that show none.
import type { FormDefinition } from './forms.ts';
import { localized } from './localized-text.ts';
import { messagesIn, str, type Wording } from './messages.ts';

export function consentWording(
  { consent, doubleOptIn }: Pick<FormDefinition, 'consent' | 'doubleOptIn'>,
  wording: Wording,
  sender: string,
): string {
  if (consent !== undefined) return localized(consent, wording);
  const msg = messagesIn(wording);
  return doubleOptIn
    ? msg(str`I would like to receive the newsletter of ${sender} by email. I can unsubscribe at any time.`)
    : msg(str`I agree that ${sender} processes what I have entered in order to answer me.`);
}
