// The built-in consent wording of the contact card.
import { html, nothing } from 'lit';
import { safeUrl } from '../../browser/safe-url.ts';
import type { FoyerContactCard } from './contact-card.ts';

export function renderConsentWording({ msg, consent, privacyUrl, imprintUrl }: FoyerContactCard): unknown {
  const link = safeUrl(privacyUrl, 'page');
  const imprint = safeUrl(imprintUrl, 'page');
  const wording =
    consent === 'checkbox'
      ? msg('I agree that my details are used to reply to me.')
      : msg('We use your details only to reply.');
  return html`${wording}${link ? html` <a part="link" href=${link}>${msg('Privacy')}</a>` : nothing}${
    imprint ? html` <a part="link" href=${imprint}>${msg('Imprint')}</a>` : nothing
  }`;
}
