// The attributes of every form, and what follows from them.
import { isServer } from 'lit';
import { canProve } from '../browser/can-prove.ts';
import { defaultEndpoint, pageOptions } from '../browser/page-options.ts';
import { type CaptchaMode, captchaModes } from '../submission/captcha-mode.ts';
import { needsQuestion } from '../submission/captcha-requirement.ts';
import { type FieldDefinition, labelProperty } from '../submission/fields.ts';
import { FoyerElement } from './foyer-element.ts';
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

  /** Constants that the service wants, as a query string: `access_key=…`. */
  declare serviceParams: string;

  /** What the service calls our fields, as a query string: `email=your-email&name=your-name`. */
  declare fieldNames: string;

  /** How the privacy or consent wording is put: as a `notice`, with a `checkbox`, or `none`. */
  declare consent: ConsentMode;

  /** Words of the button. */
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

  /** Words after success; slot `success` goes before them. */
  declare successMessage: string;

  /** Page to go to once the message is stored. */
  declare redirect: string;

  /** Seconds for one attempt, the whole reply included. */
  declare timeout: number;

  /** When typed text is kept in `sessionStorage`: after a `failure`, for the whole `session`, or never (`off`). */
  declare draft: DraftMode;

  /** Address that the visitor's mail program is offered for when sending finally failed. */
  declare fallbackEmail: string;

  /** @internal */
  abstract readonly fieldDefinitions: readonly FieldDefinition[];
  /** @internal Pressing the button below the notice is the consent. */
  abstract readonly noticeIsConsent: boolean;
  /** @internal What `captcha="auto"` means here: the sum, or proof of work alone. */
  abstract readonly asksByDefault: boolean;

  /** @internal Where messages go, as it is written. */
  get resolvedEndpoint(): string {
    return this.endpoint || defaultEndpoint(this.formId);
  }

  /** @internal False where the service is known to have no challenges: then the page asks by itself. */
  get asksEndpoint(): boolean {
    return ['', 'foyer'].includes(this.service) && this.resolvedEndpoint !== '';
  }

  /** @internal The row with the sum stands in the form. */
  get hasSum(): boolean {
    return needsQuestion({ mode: this.captcha, asksByDefault: this.asksByDefault, canProve: isServer || canProve() });
  }

  /** @internal The owner's label of a field, else the built-in one, else its name. */
  labelOf(name: string): string {
    const own: unknown = Reflect.get(this, labelProperty(name));
    const field = this.fieldDefinitions.find((definition) => definition.name === name);
    return (typeof own === 'string' && own) || field?.label(this.msg) || name;
  }
}
