import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { askQuestion, captchaStyles, renderCaptchaRow } from '../../base/captcha-row.ts';
import { controls } from '../../base/controls.styles.ts';
import { fieldStyles, formStyles } from '../../base/form.styles.ts';
import { FoyerFormElement } from '../../base/foyer-form-element.ts';
import type { SessionHandle } from '../../base/lazy-session.ts';
import { initials } from '../../base/initials.ts';
import { media } from '../../base/media.styles.ts';
import { icon } from '../../base/icons.ts';
import { checked, type PropertyTable, text, url } from '../../base/properties.ts';
import { tokens } from '../../base/tokens.styles.ts';
import { safeUrl } from '../../browser/safe-url.ts';
import { warnOnce } from '../../browser/warn.ts';
import { forEachLabel, parseFieldList } from '../../submission/field-list.ts';
import type { FieldDefinition, LabelProperty } from '../../submission/fields.ts';
import { styles } from './contact-card.styles.ts';
import { clock, mail, phone, pin } from './contact-icons.ts';
import type * as openingHours from './hours.ts';

/**
 * A person or company, and a form to write to them. Either half may stand alone: without `name`, `organization`,
 * `phone`, `email` and `photo` there is no person, with `fields="none"` no form.
 *
 * "Sent" is shown only once the endpoint has proved that the message is stored; what was typed stays until then.
 *
 * @summary Shows who answers, and takes a message for them.
 * @customElement foyer-contact-card
 * @slot - a few words below the heading
 * @slot heading - instead of the attribute
 * @slot text - instead of unslotted children
 * @slot photo - an `<img>` or `<picture>` instead of the attribute
 * @slot fields - further controls with a `name`; they are validated and sent along
 * @slot consent - instead of the built-in privacy wording
 * @slot success - instead of the built-in words after success
 * @slot footer - below the form
 * @slot fallback - shows only without JavaScript
 * @fires {CustomEvent<FoyerSubmitDetail>} foyer-submit - before a message is sent; cancel it, and call `detail.respondWith(promise)` to send it yourself
 * @fires {CustomEvent<FoyerSuccessDetail>} foyer-success - once the message is stored
 * @fires {CustomEvent<FoyerUnconfirmedDetail>} foyer-unconfirmed - handed to a service whose answer no page can read
 * @fires {CustomEvent<FoyerErrorDetail>} foyer-error - the message is not stored, or nobody knows
 * @fires {CustomEvent<FoyerInvalidDetail>} foyer-invalid - something has to be corrected before anything is sent
 * @csspart base - the box
 * @csspart heading - the heading
 * @csspart text - the words below the heading
 * @csspart person - who answers
 * @csspart media - frame of the photo
 * @csspart list - phone, mail, address and hours
 * @csspart item - one of them
 * @csspart link - a link
 * @csspart form - the form
 * @csspart field - label, control and error of one field
 * @csspart label - a label
 * @csspart input - a single-line field
 * @csspart textarea - the multi-line field
 * @csspart checkbox - the box to tick for consent
 * @csspart error - what is wrong with a field
 * @csspart consent - the privacy wording
 * @csspart captcha - the row with the sum
 * @csspart question - the sum
 * @csspart button - the main button
 * @csspart secondary-button - a lesser button
 * @csspart notice - a message about the form
 * @csspart receipt - what stands there after success
 * @csspart tile - the picture on the receipt
 * @cssState invalid - something has to be corrected
 * @cssState sending - a message is under way
 * @cssState waiting - between two attempts
 * @cssState offline - the message leaves by itself once there is a network
 * @cssState sent - the message is stored
 * @cssState pending - the message is stored and waits for a confirmation by mail
 * @cssState unconfirmed - handed to a service whose answer no page can read
 * @cssState unclear - an answer came that proves nothing
 * @cssState failed - the message is not stored
 * @cssprop {<color>} [--foyer-accent=#0b5c66] - buttons, tints and underlines
 * @cssprop {<color>} [--foyer-on-accent] - text on the accent; by default black or white, whichever is readable
 * @cssprop {<color>} [--foyer-surface=#fff] - the box and the fields
 * @cssprop {<color>} [--foyer-text=#1a2023] - text
 * @cssprop {<color>} [--foyer-muted] - lesser text
 * @cssprop {<color>} [--foyer-border] - borders of controls
 * @cssprop {<color>} [--foyer-danger=#b3261e] - errors
 * @cssprop {<color>} [--foyer-success=#17683c] - success
 * @cssprop {<color>} [--foyer-focus] - the focus ring
 * @cssprop {<length>} [--foyer-radius=6px] - corners; the open corner is seven times as wide
 * @cssprop {<length>} [--foyer-space=1em] - the unit of all distances
 * @cssprop [--foyer-font=inherit] - font family
 * @cssprop [--foyer-font-heading=inherit] - font family of headings
 * @cssprop [--foyer-shadow] - shadow of the box
 */
export class FoyerContactCard extends FoyerFormElement implements Readonly<Record<LabelProperty, string>> {
  static override styles = [tokens, controls, media, fieldStyles, formStyles, captchaStyles, styles];

  /** @internal */
  static override properties: PropertyTable = {
    formId: { ...text, initial: () => 'contact' },
    personLabel: text,
    name: text,
    jobTitle: text,
    organization: text,
    phone: text,
    email: text,
    address: text,
    hours: text,
    photo: url('image'),
    photoAlt: text,
    fields: checked(
      'none, or words out of name email phone subject message, each with or without ?',
      (value) => parseFieldList(value) !== undefined,
      'name? email message',
    ),
    replyTime: text,
    ...forEachLabel(text),
  };

  /** Name of the form at the endpoint. */
  declare formId: string;

  /** Text above the name. Absent: "Your contact" in the widget's language. */
  declare personLabel: string;

  /** Name of the person. */
  declare name: string;

  /** What the person does. */
  declare jobTitle: string;

  /** Company or body. */
  declare organization: string;

  /** Telephone number as people write it. */
  declare phone: string;

  /** E-mail address that is shown. */
  declare email: string;

  /** Postal address. */
  declare address: string;

  /** Opening hours such as `Mo-Fr 9-12,13-17; Sa 10-14`. */
  declare hours: string;

  /** URL of a photo. Absent: the initials. */
  declare photo: string;

  /** Alternative text of the photo; the name stands beside it, so it may be left out. */
  declare photoAlt: string;

  /** Fields out of `name email phone subject message`, each may end in `?` (optional); `none`: no form. */
  declare fields: string;

  /** When there will be an answer, such as "by noon tomorrow"; shown after success. */
  declare replyTime: string;

  /** Label of the field `phone`. */
  declare labelPhone: string;

  /** Label of the field `subject`. */
  declare labelSubject: string;

  /** Label of the field `message`. */
  declare labelMessage: string;

  /** @internal */
  readonly asksByDefault = true;

  /** @internal */
  readonly noticeIsConsent = false;

  /** @internal */
  get fieldDefinitions(): readonly FieldDefinition[] {
    return parseFieldList(this.fields) ?? [];
  }

  /** @internal */
  protected get defaultSubmitLabel(): string {
    return this.msg('Send message');
  }

  /** @internal */
  override captchaRow = { askQuestion, renderCaptchaRow };
  #openingHours: typeof openingHours | undefined;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.hours !== '' && changed.has('hours')) void this.#readHours();
  }

  protected override render(): TemplateResult {
    const person = this.#renderPerson();
    const hasForm = this.fieldDefinitions.length > 0;
    const hasHead = this.heading !== '' || ['heading', '', 'text'].some((name) => this.hasSlotted(name));
    const head = html`<div class="head">${this.renderHeading()}${this.renderText()}</div>`;
    return html`<div class="base ${person !== nothing && hasForm ? 'both' : ''}" part="base">
      ${this.view.receipt || !hasHead ? nothing : head} ${person} ${hasForm ? this.renderMain() : nothing}
    </div>`;
  }

  get #hasPerson(): boolean {
    const { name, organization, phone, email, photo } = this;
    return [name, organization, phone, email, photo].some((value) => value !== '') || this.hasSlotted('photo');
  }

  #renderPerson(): TemplateResult | typeof nothing {
    if (!this.#hasPerson) return nothing;
    const name = this.name || this.organization;
    return html`<div class="person" part="person">
      ${this.#renderPhoto()}
      <div class="who">
        <p class="small">${this.personLabel || this.msg('Your contact')}</p>
        ${name ? html`<p class="name">${name}</p>` : nothing} ${this.#renderRole()}
      </div>
      ${this.#renderLines()}
    </div>`;
  }

  #renderRole(): TemplateResult | typeof nothing {
    const role = [this.jobTitle, this.name ? this.organization : ''].filter((words) => words !== '').join(', ');
    return role ? html`<p class="role">${role}</p>` : nothing;
  }

  #renderPhoto(): TemplateResult | typeof nothing {
    const source = safeUrl(this.photo, 'image');
    const letters = initials(this.name || this.organization);
    if (!source && !this.hasSlotted('photo') && letters === '') return nothing;
    const picture = source
      ? html`<img src=${source} alt=${this.photoAlt} loading="lazy" decoding="async" />`
      : html`<span class="initials" aria-hidden="true">${letters}</span>`;
    return html`<div class="media" part="media"><slot name=${this.slotNamed('photo')}>${picture}</slot></div>`;
  }

  #renderLines(): TemplateResult | typeof nothing {
    const lines = [
      this.phone && line(phone, this.renderPhone()),
      this.email && line(mail, html`<a part="link" class="ltr" href=${mailto(this.email)}>${this.email}</a>`),
      this.address && line(pin, this.address),
      this.hours && line(clock, this.#renderHours()),
    ].filter(Boolean);
    return lines.length > 0
      ? html`<ul class="list" part="list">
          ${lines}
        </ul>`
      : nothing;
  }

  /** As they are written until the file that reads them is there. */
  #renderHours(): unknown {
    if (!this.#openingHours) return this.hours;
    const { parseHours, formatHours } = this.#openingHours;
    return formatHours(parseHours(this.hours) ?? [], this.language).map(
      ({ days, times }) =>
        html`<div>${days} ${this.msg(str`${times}`, { desc: 'Opening hours such as 9–12 and 13–17' })}</div>`,
    );
  }

  async #readHours(): Promise<void> {
    const read = await import('./hours.ts').catch(() => undefined);
    if (!read) return;
    this.#openingHours = read;
    if (read.parseHours(this.hours)) this.requestUpdate();
    else {
      warnOnce(this, `hours="${this.hours}": allowed is hours such as Mo-Fr 9-12,13-17; Sa 10-14. Using "".`);
      this.hours = '';
    }
  }

  protected renderConsentWording(): unknown {
    const link = safeUrl(this.privacyUrl, 'page');
    const imprint = safeUrl(this.imprintUrl, 'page');
    const wording =
      this.consent === 'checkbox'
        ? this.msg('I agree that my details are used to reply to me.')
        : this.msg('We use your details only to reply.');
    return html`${wording}${link ? html` <a part="link" href=${link}>${this.msg('Privacy')}</a>` : nothing}${
      imprint ? html` <a part="link" href=${imprint}>${this.msg('Imprint')}</a>` : nothing
    }`;
  }

  /** @internal The zero of "+49 (0)345" is not dialed. */
  renderPhone(): TemplateResult {
    return html`<a part="link" class="number ltr" href="tel:${this.phone.replace(/(?<=\+.*)\(0\)|[^\d+]/g, '')}"
      >${this.phone}</a
    >`;
  }

  protected async loadSession(): Promise<() => Promise<SessionHandle>> {
    const [{ startSession }, { ContactOutcome }] = await Promise.all([
      import('../../session/start-session.ts'),
      import('./contact-outcome.ts'),
    ]);
    return () => startSession(this, new ContactOutcome(this));
  }
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
