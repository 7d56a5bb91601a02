// What a form widget and its session know of each other. The session is loaded with the first interaction: until then
// a visitor downloads only what is seen at rest.
import type { Submission } from '@foyer/protocol';
import type { TemplateResult } from 'lit';
import type { FieldDefinition, FieldValues } from '../submission/fields.ts';
import type { FormConfig } from '../submission/config.ts';
import type { SubmissionStatus } from '../submission/machine.ts';
import type { ServiceReceipt, SubmissionError } from '../submission/outcome.ts';
import type { CaptchaHandle } from './captcha-handle.ts';
import type { DetailOf, FoyerEventMap, SubmissionResult } from './events.ts';
import type { LocaleController } from './locale-controller.ts';

/** A message that is stored, and what the endpoint said about it. */
export interface Stored {
  readonly status: 'sent' | 'pending';
  readonly submission: Submission;
  readonly receipt: ServiceReceipt;
  /** The Foyer endpoint that has it, which can be asked more; undefined where another service or the page sent it. */
  readonly home: FormConfig | undefined;
  /** Says something aloud. */
  announce(words: string): void;
}

/** A message that has come to an end without being stored, or without anybody knowing. */
export interface Failed {
  readonly error: SubmissionError;
  /** True where sending the same once more cannot store it twice. */
  readonly isRepeatable: boolean;
  /** Link into the visitor's mail program, or nothing. */
  readonly mail: unknown;
}

/** What one widget shows of its message, in its own words. */
export interface OutcomeView {
  /** `time` is what is left of the wait, such as 0:24. */
  waiting(time: TemplateResult): unknown;
  offline(): string;
  mailSubject(): string;
  renderFailure(failed: Failed): TemplateResult;
  renderReceipt(stored: Stored): TemplateResult;
  /** `mail` as in `Failed`. */
  renderHandedOver(mail: unknown): TemplateResult;
}

/** When typed text is kept in the browser. */
export type DraftMode = 'failure' | 'session' | 'off';

/** The form as its session sees it. */
export interface FormHost extends HTMLElement {
  readonly renderRoot: ParentNode;
  readonly msg: LocaleController['msg'];
  readonly target: string;
  readonly service: string;
  readonly serviceParams: string;
  readonly fieldNames: string;
  readonly timeout: number;
  readonly draft: DraftMode;
  readonly fallbackEmail: string;
  readonly spokenLocale: string;
  readonly formId: string;
  readonly privacyUrl: string;
  readonly redirect: string;
  readonly noticeIsConsent: boolean;
  /** False where the service has no challenges: then the page asks by itself. */
  asksEndpoint: boolean;
  readonly fieldDefinitions: readonly FieldDefinition[];
  readonly inputs: readonly (HTMLInputElement | HTMLTextAreaElement)[];
  readonly captchaHandle: CaptchaHandle | undefined;
  readonly updateComplete: Promise<boolean>;
  /** What stands in the widget's own fields. */
  ownValues(): FieldValues;
  labelOf(name: string): string;
  /** Name for a slot with words of its own. */
  slotNamed(name: string): string;
  fire<Type extends keyof FoyerEventMap>(type: Type, detail: DetailOf<Type>, cancelable?: boolean): boolean;
  clearFields(): void;
  showStatus(status: SubmissionStatus): void;
  requestUpdate(): void;
}

/** What the form asks of its session. */
export interface FormSessionHandle {
  readonly status: SubmissionStatus;
  readonly announcement: string;
  /** True while something else stands where heading and form stood. */
  readonly hasReceipt: boolean;
  /** True while an attempt is under way. */
  readonly isBusy: boolean;
  /** True from the first attempt to the last: what is typed then would not be sent. */
  readonly isOnItsWay: boolean;
  /** Words of the main button; undefined where it has its own. */
  readonly buttonLabel: string | undefined;
  /** Gets ready for the message that may come. Never rejects. */
  chooseRoute(): Promise<unknown>;
  /** A field as the service requires it. */
  asDescribed(field: FieldDefinition): FieldDefinition;
  values(): FieldValues;
  submit(): Promise<SubmissionResult>;
  /** Ends a wait. Returns false where there is none. */
  waitNoLonger(): boolean;
  reset(): void;
  isValid(): boolean;
  /** Shows what is wrong. Returns true where something is. */
  refuse(): boolean;
  /** What is wrong with a field, drawn, with the id `{name}-error`; undefined where nothing is to be said. */
  renderError(name: string): unknown;
  /** What stands above the fields. */
  renderSummary(): unknown;
  /** What stands above the button. */
  renderPause(): unknown;
  /** What stands in the button's place after a failed attempt, or nothing. */
  renderFailure(): unknown;
  /** What stands in the form's place once the message is stored, or handed over. */
  renderReceipt(): unknown;
}
