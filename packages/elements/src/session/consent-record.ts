// What the visitor agrees to, as it is shown: the proof of consent.
import type { Consent } from '@foyer/protocol';
import { render } from 'lit';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { safeUrl } from '../browser/safe-url.ts';
import { shownText } from './shown-text.ts';

/** Undefined if the form shows no wording. */
export function readConsent(form: FoyerFormElement, given: boolean): Consent | undefined {
  const wording = form.renderRoot.querySelector('.consent');
  if (!wording) return undefined;
  const text = shownText(wording);
  const own = form.hasSlotted('consent');
  const privacyUrl = safeUrl(form.privacyUrl, 'page');
  return {
    text,
    locale: own ? form.language : form.spokenLocale,
    given,
    ...(privacyUrl && { privacyUrl }),
    ...((isTranslated(form, wording) || (!own && differs(text, form.renderConsentWording()))) && { translated: true }),
  };
}

/** Traces of page translators: Google's wrappers, which lack attributes that an author would write, Microsoft's, Firefox's. */
const marks = 'font:not([color],[face],[size]),[_msttexthash],[data-moz-translations-id]';

function isTranslated(form: FoyerFormElement, wording: Element): boolean {
  const places = [wording, ...form.querySelectorAll('[slot=consent]')];
  return (
    document.documentElement.matches('.translated-ltr,.translated-rtl') ||
    places.some((place) => place.matches(marks) || place.querySelector(marks) !== null)
  );
}

/** A translator that leaves no trace is detected by the changed built-in wording. */
function differs(text: string, wording: unknown): boolean {
  const sample = document.createElement('p');
  render(wording, sample);
  const withoutSpace = (words: string) => words.replace(/\s/g, '');
  return withoutSpace(text) !== withoutSpace(sample.textContent ?? '');
}
