// The attributes of every form, and the values derived from them.
import { canProve } from '../browser/can-prove.ts';
import { defaultEndpoint, pageOptions } from '../browser/page-options.ts';
import { type CaptchaKind, type CaptchaMode, captchaModes } from '../submission/captcha-mode.ts';
import { needsQuestion } from '../submission/captcha-requirement.ts';
import { type FieldDefinition, labelProperty } from '../submission/fields.ts';
import { FoyerElement } from './foyer-element.ts';
import { isServer } from './is-server.ts';
import { oneOf, oneOfOrPage, type PropertyTable, seconds, text, url } from './properties.ts';

export type ConsentMode = 'notice' | 'checkbox' | 'none';

/** When typed text is kept in the browser. */
export type DraftMode = 'failure' | 'session' | 'off';

export abstract class FormProperties extends FoyerElement {
  /** @internal */
  static override properties: PropertyTable = {
    endpoint: text,
    service: { ...text, initial: () => pageOptions().service ?? '' },
    serviceParams: text,
    fieldNames: text,
    consent: oneOf(['notice', 'checkbox', 'none']),
    submitLabel: text,
    labelName: text,
    labelEmail: text,
    captcha: oneOfOrPage(captchaModes, () => pageOptions().captcha),
    privacyUrl: url('page'),
    imprintUrl: url('page'),
    successMessage: text,
    redirect: url('page'),
    timeout: seconds(15),
    draft: oneOf(['failure', 'session', 'off']),
    fallbackEmail: text,
  };

  /** Name of the form at the endpoint. */
  abstract formId: string;

  /** URL that messages are posted to. Absent: `{data-server}/{form-id}` of the script tag. */
  declare endpoint: string;

  /** Kind of endpoint, such as `foyer`, `json` or `formspree`. Absent: guessed from the host of `endpoint`, else `foyer`. */
  declare service: string;

  /** Constants that the service needs, as a query string: `access_key=…`. */
  declare serviceParams: string;

  /** The service's names for our fields, as a query string: `email=your-email&name=your-name`. */
  declare fieldNames: string;

  /** How the privacy or consent wording is presented: as a `notice`, with a `checkbox`, or not at all (`none`). */
  declare consent: ConsentMode;

  /** Text of the submit button. */
  declare submitLabel: string;

  /** Label of the field `name`. */
  declare labelName: string;

  /** Label of the field `email`. */
  declare labelEmail: string;

  /** `auto`, `arithmetic` (always the sum), `pow` (proof of work alone) or `none`. */
  declare captcha: CaptchaMode;

  /** Link to the privacy policy. */
  declare privacyUrl: string;

  /** Link to the imprint. */
  declare imprintUrl: string;

  /** Text after success; shown below slot `success`. */
  declare successMessage: string;

  /** Page to open once the message is stored. */
  declare redirect: string;

  /** Timeout of one attempt in seconds, including the response body. */
  declare timeout: number;

  /** When typed text is kept in `sessionStorage`: after a `failure`, for the whole `session`, or never (`off`). */
  declare draft: DraftMode;

  /** Address for the mail link that is offered when sending has finally failed. */
  declare fallbackEmail: string;

  /** @internal */
  abstract readonly fieldDefinitions: readonly FieldDefinition[];
  /** @internal Whether submitting counts as consent when the notice stands above the button. */
  abstract readonly noticeIsConsent: boolean;
  /** @internal What `captcha="auto"` means in this widget. */
  abstract readonly autoCaptcha: CaptchaKind;

  /** @internal The endpoint as configured, not resolved to an absolute URL. */
  get resolvedEndpoint(): string {
    return this.endpoint || defaultEndpoint(this.formId);
  }

  /** @internal False if the service has no challenges; the page then asks its own question. */
  get usesFoyer(): boolean {
    return ['', 'foyer'].includes(this.service) && this.resolvedEndpoint !== '';
  }

  /** @internal */
  get captchaKind(): CaptchaKind {
    return this.captcha === 'auto' ? this.autoCaptcha : this.captcha;
  }

  /** @internal Whether the form shows the question. */
  get hasSum(): boolean {
    return needsQuestion({ kind: this.captchaKind, canProve: isServer || canProve() });
  }

  /** @internal The owner's label of a field, else the built-in label, else the field's name. */
  labelOf(name: string): string {
    const own: unknown = Reflect.get(this, labelProperty(name));
    const field = this.fieldDefinitions.find((definition) => definition.name === name);
    return (typeof own === 'string' && own) || field?.label(this.msg) || name;
  }
}
