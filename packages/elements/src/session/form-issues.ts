// What is wrong with a form, and how much of it the visitor sees.
import type { SubmissionState } from '../submission/machine.ts';
import { type FieldIssue, visibleIssues } from '../submission/validate.ts';
import type { FormFields } from './form-fields.ts';

export class FormIssues {
  readonly #fields: FormFields;
  readonly #captchaIssue: () => FieldIssue | undefined;
  /** Names of fields that the visitor has left. */
  readonly left: Set<string>;

  constructor(fields: FormFields, captchaIssue: () => FieldIssue | undefined, left: readonly string[]) {
    this.#fields = fields;
    this.#captchaIssue = captchaIssue;
    this.left = new Set(left);
  }

  find(): readonly FieldIssue[] {
    return this.#fields.issues(this.#captchaIssue());
  }

  /** After an attempt, every issue that it found; before, only the issues of fields that the visitor has left. */
  shown(state: SubmissionState): readonly FieldIssue[] {
    if (state.status === 'invalid') return state.issues;
    return state.status === 'idle' && this.left.size > 0 ? visibleIssues(this.find(), this.left) : [];
  }
}
