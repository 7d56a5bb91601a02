// Default consent wording for pages that show none.
import type { FormDefinition } from './forms.ts';
import { localized } from './localized-text.ts';
import type { Wording } from './wording.ts';

interface Texts {
  readonly newsletter: (sender: string) => string;
  readonly message: (sender: string) => string;
}

const texts = {
  de: {
    newsletter: (sender) =>
      `Ich möchte den Newsletter von ${sender} per E-Mail bekommen. Abbestellen kann ich ihn jederzeit.`,
    message: (sender) => `Ich bin damit einverstanden, dass ${sender} meine Angaben verarbeitet, um mir zu antworten.`,
  },
  'de-x-informal': {
    newsletter: (sender) =>
      `Ich möchte den Newsletter von ${sender} per E-Mail bekommen. Abbestellen kann ich ihn jederzeit.`,
    message: (sender) => `Ich bin damit einverstanden, dass ${sender} meine Angaben verarbeitet, um mir zu antworten.`,
  },
  en: {
    newsletter: (sender) =>
      `I would like to receive the newsletter of ${sender} by e-mail. I can unsubscribe at any time.`,
    message: (sender) => `I agree that ${sender} processes what I have entered in order to answer me.`,
  },
} as const satisfies Record<Wording, Texts>;

export function consentWording(
  { consent, doubleOptIn }: Pick<FormDefinition, 'consent' | 'doubleOptIn'>,
  wording: Wording,
  sender: string,
): string {
  if (consent !== undefined) return localized(consent, wording);
  return texts[wording][doubleOptIn ? 'newsletter' : 'message'](sender);
}
