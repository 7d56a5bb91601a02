// Converts a form post into the message that a widget would have sent. Validation is read-submission's job.
import { hasControlCharacter } from '@foyer/protocol';
import { type FormPost, messageOf } from '@foyer/protocol/server';
import { consentWording } from './consent-wording.ts';
import type { FormDefinition } from './forms.ts';
import { type Wording, wordingFor } from './wording.ts';

export interface FormPostContext {
  readonly form: FormDefinition;
  /** Stands in for the sender's name where the form has none. */
  readonly host: string;
  /** Browser language, for pages that do not send theirs. */
  readonly browserLocale: string;
  /** URL of the page with the form. */
  readonly pageUrl: string;
  readonly newId: () => string;
}

export interface FormMessage {
  /** In wire format, not yet validated. */
  readonly message: unknown;
  readonly submissionId: string;
  readonly locale: string;
  readonly wording: Wording;
  readonly consent: ConsentChoice | undefined;
}

export interface ConsentChoice {
  readonly text: string;
  readonly given: boolean;
}

/** Values that browsers send for a checkbox without a `value`. */
const valuelessTicks: ReadonlySet<string> = new Set(['on', 'true', 'yes', '1']);

export function formMessage(
  post: FormPost,
  { form, host, browserLocale, pageUrl, newId }: FormPostContext,
): FormMessage {
  const locale = isLocale(post.locale) ? post.locale : (form.locale ?? browserLocale);
  const wording = wordingFor(form, locale);
  const consent = consentOf(post, form, consentWording(form, wording, form.sender ?? host));
  const submissionId = post.submissionId ?? newId();
  const given = consent?.given === true ? consent.text : undefined;
  const message = messageOf({ ...post, consent: given, locale, submissionId }, pageUrl);
  return { message, submissionId, locale, wording, consent };
}

/**
 * A checkbox without wording gets the default wording; a required consent without a checkbox is requested on the
 * question page.
 */
function consentOf({ consent }: FormPost, form: FormDefinition, ownText: string): ConsentChoice | undefined {
  if (consent === undefined || consent.trim() === '') {
    return form.consentRequired ? { text: ownText, given: false } : undefined;
  }
  return { text: valuelessTicks.has(consent) ? ownText : consent, given: true };
}

function isLocale(text: string): boolean {
  return text !== '' && text.length <= 64 && !hasControlCharacter(text, false);
}
