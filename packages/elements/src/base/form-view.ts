// What a form shows: one plain value, which the session makes and the element draws.
import type { Question } from '@foyer/protocol';
import type { SubmissionStatus } from '../submission/machine.ts';

/** The row with the sum. */
export interface CaptchaView {
  /** Absent while it is being fetched: grey blocks keep its place. */
  readonly question?: Question | undefined;
  /** Stands in the sum's place after the visitor pressed "Without calculation". */
  readonly skipped?: unknown;
}

export interface FormView {
  readonly status: SubmissionStatus;
  /** An attempt is under way, and the button says so. */
  readonly busy: boolean;
  /** From the first attempt to the last: what is typed now would not be sent. */
  readonly locked: boolean;
  /** Words of the button, where it has others than its own. */
  readonly label?: string | undefined;
  /** What is wrong, drawn, by the name of the field. Its element has the id `{name}-error`. */
  readonly errors: Readonly<Record<string, unknown>>;
  /** Fields that the service requires, whatever the page says. */
  readonly required: readonly string[];
  readonly captcha: CaptchaView;
  /** Stands above the fields. */
  readonly summary?: unknown;
  /** Stands above the button. */
  readonly pause?: unknown;
  /** Stands in the button's place. */
  readonly failure?: unknown;
  /** Stands in the place of heading and form. */
  readonly receipt?: unknown;
  /** Said aloud. */
  readonly announcement: string;
}

/** A form that nobody has touched. */
export const restingView: FormView = {
  status: 'idle',
  busy: false,
  locked: false,
  errors: {},
  required: [],
  captcha: {},
  announcement: '',
};
