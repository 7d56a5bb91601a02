import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { askQuestion, captchaStyles, renderCaptchaRow } from '../../base/captcha-row.ts';
import { controls } from '../../base/controls.styles.ts';
import { fieldStyles, formStyles } from '../../base/form.styles.ts';
import { FoyerFormElement } from '../../base/foyer-form-element.ts';
import type { SessionHandle } from '../../base/lazy-session.ts';
import { renderLongControl } from '../../base/long-control.ts';
import { media } from '../../base/media.styles.ts';
import { boolean, checked, oneOf, type PropertyTable, text, url } from '../../base/properties.ts';
import { tokens } from '../../base/tokens.styles.ts';
import { forEachLabel, parseFieldList } from '../../submission/field-list.ts';
import type { FieldDefinition, LabelProperty } from '../../submission/fields.ts';
import { renderConsentWording } from './consent-wording.ts';
import { styles } from './contact-card.styles.ts';
import { loadAddressReader } from './email-link.ts';
import { detailsOf, loadDetails } from './more-details.ts';
import { renderPerson } from './person-view.ts';

export type {
  FoyerErrorDetail,
  FoyerInvalidDetail,
  FoyerSubmitDetail,
  FoyerSuccessDetail,
  FoyerUnconfirmedDetail,
} from '../../base/events.ts';

/**
 * A person or company, and a form to write to them. Both are optional: without `name`, `organization`, `phone`, `email`
 * and `photo` there is no person panel, with `fields="none"` no form.
 *
 * "Sent" is shown only after the endpoint has proved that the message is stored. Until then the text stays in the form.
 *
 * @summary Shows a contact person and a form to reach them.
 * @customElement foyer-contact-card
 * @slot - text below the heading
 * @slot heading - replaces the attribute
 * @slot text - replaces unslotted children
 * @slot photo - an `<img>` or `<picture>` that replaces the attribute
 * @slot fields - additional controls with a `name`; they are validated and sent too
 * @slot consent - replaces the built-in privacy wording
 * @slot success - replaces the built-in text after success
 * @slot footer - below the form
 * @slot fallback - only shown without JavaScript
 * @fires {CustomEvent<FoyerSubmitDetail>} foyer-submit - before a message is sent; cancel it and call `detail.respondWith(promise)` to send it yourself
 * @fires {CustomEvent<FoyerSuccessDetail>} foyer-success - the message is stored
 * @fires {CustomEvent<FoyerUnconfirmedDetail>} foyer-unconfirmed - passed to a service whose response cannot be read
 * @fires {CustomEvent<FoyerErrorDetail>} foyer-error - the message is not stored, or storage is unknown
 * @fires {CustomEvent<FoyerInvalidDetail>} foyer-invalid - validation failed, and nothing was sent
 * @csspart base - the box
 * @csspart heading - the heading
 * @csspart text - the text below the heading
 * @csspart person - the person panel
 * @csspart name - the name of the person or company
 * @csspart job-title - job title and company
 * @csspart initials - the initials in the photo's place
 * @csspart media - frame of the photo
 * @csspart list - phone, mail, address and hours
 * @csspart item - one of them
 * @csspart link - a link
 * @csspart form - the form
 * @csspart field - label, control and error of one field
 * @csspart label - a label
 * @csspart hint - quieter words beside a label: that a field is optional, what the sum is for
 * @csspart input - a single-line field
 * @csspart textarea - the multi-line field
 * @csspart checkbox - the box to tick for consent
 * @csspart error - what is wrong with a field
 * @csspart invalid - beside `input`, `textarea`, `checkbox` and `field`: something is wrong with it
 * @csspart consent - the privacy wording
 * @csspart captcha - the row with the sum
 * @csspart captcha-frame - the frame around question and answer
 * @csspart question - the sum
 * @csspart button - the submit button
 * @csspart secondary-button - a secondary button
 * @csspart text-button - a button that looks like a link
 * @csspart notice - a message about the form
 * @csspart receipt - the confirmation after success
 * @csspart receipt-list - received when, number, reply to
 * @csspart tile - the icon on the receipt
 * @csspart icon - an icon
 * @cssState invalid - validation failed
 * @cssState sending - an attempt is in progress
 * @cssState waiting - between two attempts
 * @cssState offline - the message will be sent once the browser is online
 * @cssState sent - the message is stored
 * @cssState pending - the message is stored and awaits confirmation by mail
 * @cssState unconfirmed - passed to a service whose response cannot be read
 * @cssState unclear - a response arrived that proves nothing
 * @cssState failed - the message is not stored
 */
export class FoyerContactCard extends FoyerFormElement implements Readonly<Record<LabelProperty, string>> {
  static override styles = [tokens, controls, media, fieldStyles, formStyles, ...captchaStyles, styles];

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
    timeZone: text,
    closed: text,
    map: oneOf(['none', 'geo', 'osm', 'google', 'apple']),
    vcard: boolean,
    structuredData: boolean,
    photo: url('image'),
    photoAlt: text,
    fields: checked('fields', (value) => parseFieldList(value) !== undefined, 'name? email message'),
    replyTime: text,
    ...forEachLabel(text),
  };

  /** Name of the form at the endpoint. */
  declare formId: string;

  /** Text above the name. Absent: "Your contact" in the widget's language. */
  declare personLabel: string;

  /** Name of the person. */
  declare name: string;

  /** Job title. */
  declare jobTitle: string;

  /** Company or organization. */
  declare organization: string;

  /** Telephone number as displayed. */
  declare phone: string;

  /** Displayed e-mail address. */
  declare email: string;

  /** Postal address. */
  declare address: string;

  /**
   * Opening hours such as `Mo-Fr 9-12,13-17; Sa 10-14`, `Fr 18-2` or `24/7`, with whether it is open now. What cannot be read
   * is shown as written, with a warning.
   */
  declare hours: string;

  /** IANA time zone of the hours, such as `Europe/Berlin`. Absent: the visitor's. */
  declare timeZone: string;

  /** Dates on which nobody is there, such as `2026-12-24 2026-12-27/2027-01-02`. */
  declare closed: string;

  /** Makes the address a link: `geo` (the device's map), `osm`, `google` or `apple`. Nothing is requested before a click. */
  declare map: string;

  /** Adds a button that saves the contact as vCard 4.0 (RFC 6350); on Windows as 3.0, since Outlook reads no later one. */
  declare vcard: boolean;

  /** Adds the contact as schema.org data (JSON-LD) to the page's head, for search engines. */
  declare structuredData: boolean;

  /** URL of a photo. Absent: the initials. */
  declare photo: string;

  /** Alternative text of the photo. Optional, because the name is shown beside it. */
  declare photoAlt: string;

  /** Fields out of `name email phone subject message`; append `?` to make one optional. `none`: no form. */
  declare fields: string;

  /** When to expect a reply, such as "by noon tomorrow"; shown after success. */
  declare replyTime: string;

  /** Label of the field `phone`. */
  declare labelPhone: string;

  /** Label of the field `subject`. */
  declare labelSubject: string;

  /** Label of the field `message`. */
  declare labelMessage: string;

  /** @internal */
  readonly autoCaptcha = 'arithmetic';
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
  /** @internal */
  protected override readonly longControl = renderLongControl;

  protected override render(): TemplateResult {
    const person = renderPerson(this, detailsOf(this), this.hasSlotted('photo'));
    const hasForm = this.fieldDefinitions.length > 0;
    const hasHead = this.heading !== '' || ['heading', '', 'text'].some((name) => this.hasSlotted(name));
    const head = html`<div class="head">${this.renderHeading()}${this.renderText()}</div>`;
    return html`<div class="frame">
      <div class="base ${person !== nothing && hasForm ? 'both' : ''}" part="base">
        ${this.view.receipt || !hasHead ? nothing : head} ${person} ${hasForm ? this.renderMain() : nothing}
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    void loadDetails(this);
  }

  /** @internal */
  override renderConsentWording(): unknown {
    return renderConsentWording(this);
  }

  /** @internal What a server rendered with. */
  async loadDetails(): Promise<void> {
    await Promise.all([loadDetails(this), this.email && loadAddressReader(this.email)]);
  }

  /** @internal */
  protected async loadSession(): Promise<() => Promise<SessionHandle>> {
    const [{ startSession }, { ContactOutcome }] = await Promise.all([
      import('../../session/start-session.ts'),
      import('./contact-outcome.ts'),
    ]);
    return () => startSession(this, new ContactOutcome(this));
  }
}
