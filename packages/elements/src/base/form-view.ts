// The view model of a form: created by the session, rendered by the element.
import type { Question } from '@foyer/protocol';
import type { SubmissionStatus } from '../submission/machine.ts';

/** The captcha row. */
export interface CaptchaView {
  /** Absent while loading; placeholders keep the space. */
  readonly question?: Question | undefined;
  /** Replaces the question after the visitor pressed "Without calculation". */
  readonly skipped?: unknown;
}

export interface FormView {
  readonly status: SubmissionStatus;
  /** An attempt is in progress, and the button says so. */
  readonly busy: boolean;
  /** From the first attempt to the last: later edits would not be sent. */
  readonly locked: boolean;
  /** Label of the button if it differs from the default. */
  readonly label?: string | undefined;
  /** Rendered errors by field name. Each has the id `{name}-error`. */
  readonly errors: Readonly<Record<string, unknown>>;
  /** Fields that the service requires, even if the page does not. */
  readonly required: readonly string[];
  readonly captcha: CaptchaView;
  /** Rendered above the fields. */
  readonly summary?: unknown;
  /** Rendered above the button. */
  readonly pause?: unknown;
  /** Replaces the button. */
  readonly failure?: unknown;
  /** Replaces heading and form. */
  readonly receipt?: unknown;
  /** Text of the live region. */
  readonly announcement: string;
}

/** The view before any interaction. */
export const restingView: FormView = {
  status: 'idle',
  busy: false,
  locked: false,
  errors: {},
  required: [],
  captcha: {},
  announcement: '',
};
