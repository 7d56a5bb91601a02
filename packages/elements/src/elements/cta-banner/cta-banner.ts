import { isoTime } from '@foyer/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../base/controls.styles.ts';
import { find, findAll } from '../../base/find.ts';
import { FoyerElement } from '../../base/foyer-element.ts';
import { icon } from '../../base/icons.ts';
import { isServer } from '../../base/is-server.ts';
import { boolean, checked, internal, oneOf, type PropertyTable, text, url } from '../../base/properties.ts';
import { isTimeZone, zonedTime } from '../../base/time-zone.ts';
import { tokens } from '../../base/tokens.styles.ts';
import { loadBeacon } from '../../browser/load-beacon.ts';
import { isDismissed, rememberDismissal } from '../../browser/dismissals.ts';
import { safeUrl } from '../../browser/safe-url.ts';
import { arrow, close } from './banner-icons.ts';
import { styles } from './cta-banner.styles.ts';
import { isWithin, parseDuration, type Period, untilChange } from './schedule.ts';

export type { FoyerActionDetail } from '../../base/events.ts';

const dateTime = checked('date-time', (value) => isoTime(value) !== undefined);
/** Focusable elements; forms delegate the focus to their first field. */
const focusable = 'foyer-contact-card, foyer-newsletter-signup, a[href], button, input, select, textarea, [tabindex]';

/**
 * One sentence, one action: a link, or the opener of another widget on the page.
 *
 * With `opens="#id"` it shows the `<dialog>` that contains the element with that id, or scrolls to the element, and focuses
 * its first field. Outside `starts` and `ends`, and once closed, it takes no space.
 *
 * @summary A banner with one call to action.
 * @customElement foyer-cta-banner
 * @slot - text below the heading
 * @slot heading - replaces the attribute
 * @slot text - replaces unslotted children
 * @slot action - a link or button that replaces the built-in one
 * @slot fallback - only shown without JavaScript
 * @fires {CustomEvent<FoyerActionDetail>} foyer-action - before the action is followed; cancel it to stay on the page
 * @fires {CustomEvent<undefined>} foyer-dismiss - before the banner closes; cancel it to keep the banner open
 * @csspart base - the box
 * @csspart heading - the heading
 * @csspart text - the text below the heading
 * @csspart media - frame of the image
 * @csspart button - the action
 * @csspart secondary-button - the close button
 * @csspart icon - an icon
 * @cssState dismissed - closed, or outside its dates
 */
export class FoyerCtaBanner extends FoyerElement {
  static override styles = [tokens, controls, styles];

  /** @internal */
  static override properties: PropertyTable = {
    label: text,
    href: url('link'),
    target: oneOf(['_self', '_blank', '_parent', '_top'], ''),
    opens: checked('#id', (value) => /^#[^\s#]+$/.test(value)),
    dismissible: boolean,
    dismissFor: checked('duration', (value) => parseDuration(value) !== undefined),
    starts: dateTime,
    ends: dateTime,
    timeZone: checked('time-zone', isTimeZone),
    image: url('image'),
    imageAlt: text,
    endpoint: url('page'),
    dismissed: internal(false),
  };

  /** Text of the action. */
  declare label: string;

  /** URL of the action. */
  declare href: string;

  /** Target of the link, as in `<a>`. */
  declare target: string;

  /** `#id` of a widget to show instead of following a link. */
  declare opens: string;

  /** Whether the visitor can close the banner. */
  declare dismissible: boolean;

  /** How long it stays closed on this device, such as `30d`, `12h` or `2w`. Absent: until the next page view. */
  declare dismissFor: string;

  /** Start of the period in which the banner is shown. */
  declare starts: string;

  /** End of the period in which the banner is shown. */
  declare ends: string;

  /** IANA time zone of `starts` and `ends` where they name none, such as `Europe/Berlin`. Absent: the visitor's. */
  declare timeZone: string;

  /** URL of an image beside the words. One that fails to load is left out. */
  declare image: string;

  /** Alternative text of the image. Absent: it is decoration. */
  declare imageAlt: string;

  /** Form of a Foyer endpoint that counts clicks, such as `/contact`. Absent: nothing is reported. */
  declare endpoint: string;

  /** @internal */ declare private dismissed: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(): void {
    this.showState(this.#isShown ? 'shown' : 'dismissed');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.endpoint) void loadBeacon(this);
    clearTimeout(this.#timer);
    const wait = untilChange(this.#period, Date.now());
    if (wait !== undefined && this.isConnected) {
      this.#timer = setTimeout(() => this.requestUpdate(), wait);
    }
    if (this.opens && !this.#opened) this.tellOwner('opens', this.opens, 'missing-id');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #period(): Period {
    const { starts, ends, timeZone } = this;
    return { starts: zonedTime(starts, timeZone), ends: zonedTime(ends, timeZone) };
  }

  get #isShown(): boolean {
    if (this.dismissed || !isWithin(this.#period, Date.now())) return false;
    return isServer || !(this.dismissible && this.dismissFor && isDismissed(this.#storageKey, Date.now()));
  }

  get #message(): string {
    const message = [this.id, this.heading, this.label, this.href, this.opens, this.textContent].join(' ');
    return message.replace(/\s+/g, ' ').trim();
  }

  /** A changed message is a new one, whatever its id. Equal messages without ids are told apart by their order. */
  get #storageKey(): string {
    const message = this.#message;
    const equal = findAll(document, this.localName, FoyerCtaBanner).filter((banner) => banner.#message === message);
    const place = this.id ? 0 : equal.indexOf(this);
    return `foyer:1:dismissed:${message}${place > 0 ? ` (${place + 1})` : ''}`;
  }

  get #opened(): HTMLElement | null {
    return document.getElementById(this.opens.slice(1));
  }

  readonly #onAction = (event: Event): void => {
    const href = this.opens || (safeUrl(this.href, 'link') ?? '');
    if (!this.emit('foyer-action', { href }, true)) event.preventDefault();
    else if (this.opens) this.#open();
  };

  #open(): void {
    const element = this.#opened;
    if (!element) return;
    const dialog = element.closest('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    else element.scrollIntoView({ block: 'center' });
    const inside = element.shadowRoot ? undefined : find(element, focusable, HTMLElement);
    // In WebKit, scrolling by focus interrupts the smooth scroll.
    (inside ?? element).focus({ preventScroll: !dialog });
  }

  readonly #onDismiss = (): void => {
    if (!this.emit('foyer-dismiss', undefined, true)) return;
    const duration = parseDuration(this.dismissFor);
    if (duration) rememberDismissal(this.#storageKey, Date.now() + duration);
    this.#focusNext();
    this.dismissed = true;
  };

  /** Otherwise the focus would fall back to the top of the page. */
  #focusNext(): void {
    for (const element of findAll(document, focusable, HTMLElement)) {
      const follows = this.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!follows || this.contains(element)) continue;
      element.focus({ preventScroll: true });
      if (document.activeElement === element) return; // hidden elements do not accept the focus
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#isShown) return nothing;
    return html`<div class="frame">
      <div class="base ${this.dismissible ? 'dismissible' : ''}" part="base">
        ${this.#renderImage()}
        <div class="words">${this.renderHeading()}${this.renderText()}</div>
        <slot name=${this.slotNamed('action')}>${this.#renderAction()}</slot>
        ${
          this.dismissible
            ? html`<button
                type="button"
                class="close"
                part="secondary-button"
                aria-label=${this.msg('Close')}
                @click=${this.#onDismiss}
              >
                ${icon(close)}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #renderImage(): TemplateResult | typeof nothing {
    const source = safeUrl(this.image, 'image');
    if (!source) return nothing;
    return html`<div class="media" part="media">
      <img
        src=${source}
        alt=${this.imageAlt}
        loading="lazy"
        decoding="async"
        @error=${this.#onImage}
        @load=${this.#onImage}
      />
    </div>`;
  }

  readonly #onImage = ({ type, target }: Event): void => {
    if (target instanceof HTMLElement) target.parentElement?.toggleAttribute('hidden', type === 'error');
  };

  #renderAction(): TemplateResult | typeof nothing {
    if (this.label === '') return nothing;
    const words = html`${this.label}${icon(arrow)}`;
    if (this.opens) {
      return html`<div>
        <button type="button" class="button" part="button" @click=${this.#onAction}>${words}</button>
      </div>`;
    }
    const href = safeUrl(this.href, 'link');
    if (!href) return nothing;
    const rel = this.target === '_blank' ? 'noopener noreferrer' : nothing;
    return html`<div>
      <a class="button" part="button" href=${href} target=${this.target || nothing} rel=${rel} @click=${this.#onAction}
        >${words}</a
      >
    </div>`;
  }
}
