// What a form widget and its session know of each other. The session is loaded with the first interaction: until then
// a visitor downloads only what is seen at rest.
import type { Submission } from '@foyer/protocol';
import type { TemplateResult } from 'lit';
import type { FieldDefinition, FieldValues } from '../submission/fields.ts';
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
}

/** What one widget shows after an attempt, in its own words. */
export interface OutcomeView {
  renderFailure(error: SubmissionError): TemplateResult;
  renderReceipt(stored: Stored): TemplateResult;
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
  readonly isStored: boolean;
  values(): FieldValues;
  submit(): Promise<SubmissionResult>;
  reset(): void;
  isValid(): boolean;
  /** Shows what is wrong. Returns true where something is. */
  refuse(): boolean;
  /** What is wrong with a field, drawn, with the id `{name}-error`; undefined where nothing is to be said. */
  renderError(name: string): unknown;
  renderSummary(): unknown;
  /** What stands in the button's place after a failed attempt, or nothing. */
  renderFailure(): unknown;
  /** What stands in the form's place once the message is stored. */
  renderReceipt(): unknown;
}
