// What only some cards have: opening hours and whether somebody is there, a link to a map, a vCard, data for search engines.
// Loaded on demand.
import { str } from '@lit/localize/internal/str-tag.js';
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { asciiAddress, cleanAddress } from '@foyer/protocol';
import { icon } from '../../../base/icons.ts';
import { isServer } from '../../../base/is-server.ts';
import { isTimeZone } from '../../../base/time-zone.ts';
import { JsonLd } from '../../../browser/json-ld.ts';
import { safeUrl } from '../../../browser/safe-url.ts';
import type { FoyerContactCard } from '../contact-card.ts';
import type { Contact } from './contact.ts';
import { dial } from './dial.ts';
import { dayName, formatHours, type OpeningHours, parseHours } from './hours.ts';
import { type Business, openState, parseClosed } from './open-now.ts';
import { structuredData } from './structured-data.ts';
import { vCard } from './vcard.ts';

const save = 'M10 3v9m-3.5-3.5L10 12l3.5-3.5M3.5 13v2.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V13';
const hourMs = 3_600_000;
const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/** Addresses of a map by the attribute's word; nothing is asked there before a click. */
const maps: Readonly<Record<string, (place: string) => string>> = {
  geo: (place) => `geo:0,0?q=${place}`,
  osm: (place) => `https://www.openstreetmap.org/search?query=${place}`,
  google: (place) => `https://www.google.com/maps/search/?api=1&query=${place}`,
  apple: (place) => `https://maps.apple.com/?q=${place}`,
};

/** As high as the lines above it. */
const saveStyles = css`
  .list button {
    min-block-size: 0;
    padding-block: 0.375em;
    margin-block: -0.375em;
    border-block: 0;
  }
`;

const controllers = new WeakMap<FoyerContactCard, CardDetails>();

export function detailsOf(card: FoyerContactCard): CardDetails {
  const known = controllers.get(card) ?? new CardDetails(card);
  controllers.set(card, known);
  return known;
}

export class CardDetails implements ReactiveController {
  readonly #card: FoyerContactCard;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #data: JsonLd;
  #told = '';
  #isWithoutNow = false;
  #hasSaveStyles = false;

  constructor(card: FoyerContactCard) {
    this.#card = card;
    this.#data = new JsonLd(card);
    card.addController(this);
  }

  hostUpdated(): void {
    if (isServer) return;
    this.#tellMistakes();
    this.#data.write(this.data());
    if (this.#isWithoutNow) this.#card.requestUpdate();
    this.#isWithoutNow = false;
    clearTimeout(this.#timer);
    const wait = this.#card.isConnected ? this.#untilChange() : undefined;
    if (wait !== undefined) this.#timer = setTimeout(() => this.#card.requestUpdate(), wait);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#data.remove();
  }

  /** What a telephone dials. */
  dial(): string {
    return dial(this.#card.phone);
  }

  renderHours(): unknown {
    const { hours, language, msg, hasUpdated } = this.#card;
    const parsed = parseHours(hours);
    if (!parsed) return hours;
    const lines = formatHours(parsed, language).map(
      ({ days, times }) =>
        html`<div>${days} ${msg(str`${times}`, { desc: 'Opening hours such as 9–12 and 13–17' })}</div>`,
    );
    // A server does not know when its page is read, so a first drawing is without it.
    this.#isWithoutNow = isServer || !hasUpdated;
    return [this.#isWithoutNow ? nothing : html`<div><strong>${this.#openNow(parsed)}</strong></div>`, lines];
  }

  renderAddress(): unknown {
    const { address, map } = this.#card;
    const href = maps[map]?.(encodeURIComponent(address.trim().replaceAll(/\s+/g, ' ')));
    if (!href) return address;
    const rel = href.startsWith('geo:') ? nothing : 'noopener noreferrer';
    return html`<a part="link" href=${href} target=${rel === nothing ? nothing : '_blank'} rel=${rel}>${address}</a>`;
  }

  renderSave(): TemplateResult | undefined {
    const { vcard, msg } = this.#card;
    if (!vcard) return undefined;
    if (!this.#hasSaveStyles) this.#card.adopt(saveStyles);
    this.#hasSaveStyles = true;
    return html`<li part="item">
      ${icon(save)}
      <div>
        <button type="button" class="text-button" part="text-button" @click=${this.#save}>
          ${msg('Save contact')}
        </button>
      </div>
    </li>`;
  }

  #openNow(hours: readonly OpeningHours[]): string {
    const { language, msg } = this.#card;
    const { isOpen, until, today } = openState(this.#business(hours), Date.now());
    if (until === undefined) return isOpen ? msg('Open now') : msg('Closed now');
    const time = timeOf(until, language);
    if (isOpen) return msg(str`Open now, until ${time}`);
    const ahead = Math.floor(until / dayMinutes);
    if (ahead === 0) return msg(str`Closed now, opens at ${time}`);
    if (ahead === 1) return msg(str`Closed now, opens tomorrow at ${time}`);
    const weekday = dayName((today + ahead) % 7, language, 'long');
    return msg(str`Closed now, opens on ${weekday} at ${time}`);
  }

  #business(hours: readonly OpeningHours[]): Business {
    const { closed, timeZone } = this.#card;
    return {
      hours,
      closed: parseClosed(closed) ?? [],
      timeZone: timeZone && isTimeZone(timeZone) ? timeZone : undefined,
    };
  }

  /** Milliseconds; at most an hour, since clocks are set and computers sleep. */
  #untilChange(): number | undefined {
    const hours = this.#card.hours && parseHours(this.#card.hours);
    if (!hours) return undefined;
    const now = Date.now();
    const { until = Infinity, now: minutes } = openState(this.#business(hours), now);
    return Math.min(hourMs, (until - minutes) * minuteMs - (now % minuteMs));
  }

  #tellMistakes(): void {
    const card = this.#card;
    const { hours, closed, timeZone } = card;
    const written = [hours, closed, timeZone].join('\n');
    if (this.#told === written) return;
    this.#told = written;
    if (hours && !parseHours(hours)) card.tellOwner('hours', hours, 'hours');
    if (!parseClosed(closed)) card.tellOwner('closed', closed, 'closed');
    if (timeZone && !isTimeZone(timeZone)) card.tellOwner('time-zone', timeZone, 'card-time-zone');
  }

  get #contact(): Contact {
    const { name, jobTitle, organization, phone, email, address, photo } = this.#card;
    return {
      name,
      jobTitle,
      organization,
      phone: dial(phone),
      email: asciiAddress(cleanAddress(email)),
      address,
      photo: safeUrl(photo, 'image') ?? '',
    };
  }

  readonly #save = (): void => {
    const contact = this.#contact;
    // Outlook and Windows' own address book read no later version.
    const version = navigator.userAgent.includes('Windows') ? '3.0' : '4.0';
    const url = URL.createObjectURL(new Blob([vCard(contact, version)], { type: 'text/vcard' }));
    const file = (contact.name || contact.organization || contact.email).replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    Object.assign(document.createElement('a'), { href: url, download: `${file}.vcf` }).click();
    // The browser reads it after the click.
    setTimeout(() => URL.revokeObjectURL(url), hourMs / 60);
  };

  /** schema.org data as JSON; empty if the card is not to have any. */
  data(): string {
    const { structuredData: isWanted, hours, closed } = this.#card;
    if (!isWanted) return '';
    return JSON.stringify(structuredData(this.#contact, parseHours(hours) ?? [], parseClosed(closed) ?? []));
  }
}

/** Such as "9 AM", "9:30 AM" or "9 Uhr", which some browsers write "09 Uhr". */
function timeOf(minutes: number, language: string): string {
  const time = Date.UTC(2024, 0, 1, 0, minutes);
  const rest = minutes % 60 === 0 ? undefined : ('2-digit' as const);
  const written = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: rest, timeZone: 'UTC' }).format(time);
  return written.replace(/^0(?=\d)/, '');
}
