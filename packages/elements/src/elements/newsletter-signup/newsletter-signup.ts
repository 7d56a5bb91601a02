import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type TemplateResult } from 'lit';
import { controls } from '../../base/controls.styles.ts';
import { fieldStyles, formStyles } from '../../base/form.styles.ts';
import { FoyerFormElement } from '../../base/foyer-form-element.ts';
import { icon } from '../../base/icons.ts';
import { isServer } from '../../base/is-server.ts';
import type { SessionHandle } from '../../base/lazy-session.ts';
import { oneOf, type PropertyTable, text } from '../../base/properties.ts';
import { tokens } from '../../base/tokens.styles.ts';
import { safeUrl } from '../../browser/safe-url.ts';
import { defineField, type FieldDefinition } from '../../submission/fields.ts';
import { consentSentences, frequencies, type Frequency, frequencyWords } from './consent-wording.ts';
import { calendar } from './newsletter-icons.ts';
import { styles } from './newsletter-signup.styles.ts';

export type {
  FoyerErrorDetail,
  FoyerInvalidDetail,
  FoyerSubmitDetail,
  FoyerSuccessDetail,
  FoyerUnconfirmedDetail,
} from '../../base/events.ts';

/**
 * A newsletter form with the full consent wording above the button. If the endpoint uses double opt-in, the subscription
 * starts with the visitor's confirmation; until then they can ask Foyer's endpoint to resend the mail or correct the
 * address, which fires no event.
 *
 * Set `controller` and `purpose`: consent is only informed if the visitor knows who writes, and about what.
 *
 * @summary A newsletter signup with consent wording and double opt-in.
 * @customElement foyer-newsletter-signup
 * @slot - text below the heading
 * @slot heading - replaces the attribute
 * @slot text - replaces unslotted children
 * @slot fields - additional controls with a `name`; they are validated and sent too
 * @slot topics - `<span data-topic="id">label</span>` for each of `topics`
 * @slot consent - replaces the built-in consent wording
 * @slot success - replaces the built-in text after success
 * @slot footer - below the form
 * @slot fallback - only shown without JavaScript
 * @fires {CustomEvent<FoyerSubmitDetail>} foyer-submit - before a sign-up is sent; cancel it and call `detail.respondWith(promise)` to send it yourself
 * @fires {CustomEvent<FoyerSuccessDetail>} foyer-success - the sign-up is stored; `pending` is success
 * @fires {CustomEvent<FoyerUnconfirmedDetail>} foyer-unconfirmed - passed to a service whose response cannot be read
 * @fires {CustomEvent<FoyerErrorDetail>} foyer-error - the sign-up is not stored, or storage is unknown
 * @fires {CustomEvent<FoyerInvalidDetail>} foyer-invalid - validation failed, and nothing was sent
 * @csspart base - the box
 * @csspart heading - the heading
 * @csspart text - the text below the heading
 * @csspart form - the form
 * @csspart field - label, control and error of one field
 * @csspart label - a label
 * @csspart hint - quieter words beside or below: that a field is optional, what the sum is for, how often letters come
 * @csspart input - a field
 * @csspart checkbox - a checkbox
 * @csspart error - what is wrong with a field
 * @csspart invalid - beside `input`, `checkbox` and `field`: something is wrong with it
 * @csspart consent - the consent wording
 * @csspart captcha - the row with the sum, if shown
 * @csspart captcha-frame - the frame around question and answer
 * @csspart question - the sum
 * @csspart link - a link
 * @csspart button - the submit button
 * @csspart secondary-button - a secondary button
 * @csspart text-button - a button that looks like a link
 * @csspart notice - a message about the form, or about a requested mail
 * @csspart receipt - the confirmation after success
 * @csspart receipt-list - received when and under what number
 * @csspart tile - the icon on the receipt
 * @csspart icon - an icon
 * @cssState invalid - validation failed
 * @cssState sending - an attempt is in progress
 * @cssState waiting - between two attempts
 * @cssState offline - the sign-up will be sent once the browser is online
 * @cssState sent - the sign-up is stored
 * @cssState pending - the sign-up is stored and awaits confirmation by mail
 * @cssState unconfirmed - passed to a service whose response cannot be read
 * @cssState unclear - a response arrived that proves nothing
 * @cssState failed - the sign-up is not stored
 */
export class FoyerNewsletterSignup extends FoyerFormElement {
  static override styles = [tokens, controls, fieldStyles, formStyles, styles];

  /** @internal */
  static override properties: PropertyTable = {
    formId: { ...text, initial: () => 'newsletter' },
    nameField: oneOf(['optional', 'required', 'none']),
    controller: text,
    purpose: text,
    frequency: oneOf(frequencies, ''),
    topics: text,
  };

  /** Name of the form at the endpoint. */
  declare formId: string;

  /** The field for the name: `optional`, `required` or `none`. */
  declare nameField: 'optional' | 'required' | 'none';

  /** Who sends the newsletter, for the consent wording. Absent: the page's host. */
  declare controller: string;

  /** What the newsletter is about, for the consent wording. */
  declare purpose: string;

  /** `daily`, `weekly`, `biweekly`, `monthly`, `quarterly` or `irregular`. Absent: not mentioned. */
  declare frequency: Frequency | '';

  /** Space-separated ids of topics to choose from; their labels stand in slot `topics`. */
  declare topics: string;

  /** @internal */
  readonly autoCaptcha = 'pow';

  /** @internal */
  readonly noticeIsConsent = true;

  /** @internal */
  get fieldDefinitions(): readonly FieldDefinition[] {
    const email = defineField('email', true);
    return this.nameField === 'none' ? [email] : [email, defineField('name', this.nameField === 'required')];
  }

  /** @internal */
  protected get defaultSubmitLabel(): string {
    return this.msg('Request the newsletter');
  }

  protected override render(): TemplateResult {
    const head = html`<div class="head">
      ${this.renderHeading(this.heading || this.msg('Newsletter'))} ${this.renderText()}
      ${
        this.frequency
          ? html`<p class="meta" part="hint">
              ${icon(calendar)}<span>${this.msg(str`Appears ${this.#frequencyWords}`)}</span>
            </p>`
          : nothing
      }
    </div>`;
    return html`<div class="frame">
      <div class="base" part="base">${this.view.receipt ? nothing : head} ${this.renderMain()}</div>
    </div>`;
  }

  get #frequencyWords(): string {
    return this.frequency ? frequencyWords(this.msg, this.frequency) : '';
  }

  get #topics(): readonly string[] {
    return this.topics.split(/\s+/).filter((id) => id !== '');
  }

  /** @internal */
  protected override renderMoreFields(): unknown {
    if (this.#topics.length === 0) return nothing;
    return html`<fieldset part="field">
      <legend class="label" part="label">
        ${this.msg('Topics')} <span part="hint">${this.msg('(optional)')}</span>
      </legend>
      <div class="checks">
        ${this.#topics.map(
          (id) =>
            html`<label class="check"
              ><input type="checkbox" part="checkbox" name="topics" value=${id} /><span
                >${this.#topicLabel(id)}</span
              ></label
            >`,
        )}
      </div>
      <slot name="topics" hidden></slot>
    </fieldset>`;
  }

  #topicLabel(id: string): string {
    const labels = [...(this.children ?? [])].filter((child) => child.slot === 'topics');
    return labels.find((child) => child.getAttribute('data-topic') === id)?.textContent?.trim() || id;
  }

  /** @internal */
  override renderConsentWording(): unknown {
    const { purpose, nameField } = this;
    const sender = this.controller || (isServer ? '' : location.hostname);
    const sentences = consentSentences(this.msg, { sender, purpose, nameField, frequency: this.#frequencyWords });
    const asked = this.consent === 'checkbox' ? [this.msg('Yes, I would like the newsletter.')] : [];
    const privacy = safeUrl(this.privacyUrl, 'page');
    const imprint = safeUrl(this.imprintUrl, 'page');
    return html`${[...asked, ...sentences].join(' ')}${
      privacy ? html` ${this.msg(html`More in the <a part="link" href=${privacy}>privacy policy</a>.`)}` : nothing
    }${imprint ? html` <a part="link" href=${imprint}>${this.msg('Imprint')}</a>` : nothing}`;
  }

  /** @internal */
  protected async loadSession(): Promise<() => Promise<SessionHandle>> {
    const [{ startSession }, { SignupOutcome }] = await Promise.all([
      import('../../session/start-session.ts'),
      import('./signup-outcome.ts'),
    ]);
    return () => startSession(this, new SignupOutcome(this));
  }
}
