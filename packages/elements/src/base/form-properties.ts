// The attributes of every form.
import { pageOptions } from '../browser/page-options.ts';
import { type CaptchaMode, captchaModes } from '../submission/captcha-mode.ts';
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
}
