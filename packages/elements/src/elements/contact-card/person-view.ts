// Renders the person panel: photo, name, role and contact details.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { FoyerContactCard } from './contact-card.ts';
import type { CardDetails } from './details/card-details.ts';
import { clock, mail, phone, pin } from './contact-icons.ts';
import { renderEmail } from './email-link.ts';
import { renderPhoto } from './photo-view.ts';

/** Nothing without a name, organization, phone, email or photo; a photo that fails to load does not count. */
export function renderPerson(
  card: FoyerContactCard,
  details: CardDetails | undefined,
  hasPhoto: boolean,
): TemplateResult | typeof nothing {
  const { organization, personLabel } = card;
  const photo = renderPhoto(card, hasPhoto);
  if (photo === nothing && [card.name, organization, card.phone, card.email].every((value) => value === ''))
    return nothing;
  const name = card.name || organization;
  return html`<div class="person" part="person">
    ${photo}
    <div class="who">
      <p class="small">${personLabel || card.msg('Your contact')}</p>
      ${name ? html`<p class="name" part="name">${name}</p>` : nothing} ${renderRole(card)}
    </div>
    ${renderDetails(card, details)}
  </div>`;
}

function renderRole({ jobTitle, name, organization }: FoyerContactCard): TemplateResult | typeof nothing {
  const role = [jobTitle, name ? organization : ''].filter((words) => words !== '').join(', ');
  return role ? html`<p class="role" part="job-title">${role}</p>` : nothing;
}

function renderDetails(card: FoyerContactCard, details: CardDetails | undefined): TemplateResult | typeof nothing {
  const { email, address, hours } = card;
  const lines = [
    card.phone && line(phone, renderPhone(card.phone, details?.dial())),
    email && line(mail, renderEmail(card)),
    address && line(pin, details ? details.renderAddress() : address),
    hours && line(clock, details ? details.renderHours() : hours),
    details?.renderSave(),
  ].filter(Boolean);
  return lines.length > 0
    ? html`<ul class="list" part="list">
        ${lines}
      </ul>`
    : nothing;
}

/** The zero of "+49 (0)345" is not dialed. */
export function renderPhone(number: string, dialed = number.replace(/(?<=\+.*)\(0\)|[^\d+]/g, '')): TemplateResult {
  return html`<a part="link" class="number ltr" href="tel:${dialed}">${number}</a>`;
}

function line(path: string, content: unknown): TemplateResult {
  return html`<li part="item">
    ${icon(path)}
    <div>${content}</div>
  </li>`;
}
