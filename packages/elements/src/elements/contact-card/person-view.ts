// Renders the person panel: photo, name, role and contact details.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { initials } from '../../base/initials.ts';
import { safeUrl } from '../../browser/safe-url.ts';
import type { FoyerContactCard } from './contact-card.ts';
import { clock, mail, phone, pin } from './contact-icons.ts';

/** Nothing without a name, organization, phone, email or photo. */
export function renderPerson(
  card: FoyerContactCard,
  hours: unknown,
  hasPhoto: boolean,
): TemplateResult | typeof nothing {
  const { organization, personLabel } = card;
  const values = [card.name, organization, card.phone, card.email, card.photo];
  if (values.every((value) => value === '') && !hasPhoto) return nothing;
  const name = card.name || organization;
  return html`<div class="person" part="person">
    ${renderPhoto(card, hasPhoto)}
    <div class="who">
      <p class="small">${personLabel || card.msg('Your contact')}</p>
      ${name ? html`<p class="name">${name}</p>` : nothing} ${renderRole(card)}
    </div>
    ${renderDetails(card, hours)}
  </div>`;
}

function renderRole({ jobTitle, name, organization }: FoyerContactCard): TemplateResult | typeof nothing {
  const role = [jobTitle, name ? organization : ''].filter((words) => words !== '').join(', ');
  return role ? html`<p class="role">${role}</p>` : nothing;
}

/** Photos that could not be loaded: the initials take their place. */
const broken = new WeakMap<FoyerContactCard, string>();

function renderPhoto(card: FoyerContactCard, hasPhoto: boolean): TemplateResult | typeof nothing {
  const { photo } = card;
  const source = broken.get(card) === photo ? undefined : safeUrl(photo, 'image');
  const onError = () => {
    broken.set(card, photo);
    card.requestUpdate();
  };
  const letters = initials(card.name || card.organization);
  if (!source && !hasPhoto && letters === '') return nothing;
  const picture = source
    ? html`<img src=${source} alt=${card.photoAlt} loading="lazy" decoding="async" @error=${onError} />`
    : html`<span class="initials" aria-hidden="true">${letters}</span>`;
  return html`<div class="media" part="media"><slot name=${card.slotNamed('photo')}>${picture}</slot></div>`;
}

function renderDetails(card: FoyerContactCard, hours: unknown): TemplateResult | typeof nothing {
  const { email, address } = card;
  const lines = [
    card.phone && line(phone, renderPhone(card.phone)),
    email && line(mail, html`<a part="link" class="ltr" href=${mailto(email)}>${email}</a>`),
    address && line(pin, address),
    card.hours && line(clock, hours),
  ].filter(Boolean);
  return lines.length > 0
    ? html`<ul class="list" part="list">
        ${lines}
      </ul>`
    : nothing;
}

/** The zero of "+49 (0)345" is not dialed. */
export function renderPhone(number: string): TemplateResult {
  return html`<a part="link" class="number ltr" href="tel:${number.replace(/(?<=\+.*)\(0\)|[^\d+]/g, '')}"
    >${number}</a
  >`;
}

function line(path: string, content: unknown): TemplateResult {
  return html`<li part="item">
    ${icon(path)}
    <div>${content}</div>
  </li>`;
}

function mailto(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}
