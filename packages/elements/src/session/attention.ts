// Manages focus and live region after each change of state.
import type { SubmissionState } from '../submission/machine.ts';
import type { FieldIssue } from '../submission/validate.ts';
import { find, findAll } from '../base/find.ts';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import type { FormFields } from './form-fields.ts';
import { shownText } from './shown-text.ts';

export interface Step {
  /** Validation issues in document order. */
  readonly issues: readonly FieldIssue[];
  /** Whether the change is a response, which may arrive when the visitor has moved on. */
  readonly isLate: boolean;
  /** False once another change has followed. */
  isCurrent(): boolean;
  /** Called after the announcement has changed. */
  changed(): void;
}

export class Attention {
  readonly #form: FoyerFormElement;
  readonly #fields: FormFields;
  #announcement = '';

  constructor(form: FoyerFormElement, fields: FormFields) {
    this.#form = form;
    this.#fields = fields;
  }

  /** Text of the live region. */
  get announcement(): string {
    return this.#announcement;
  }

  /** @param words undefined keeps the previous announcement */
  speak(words: string | undefined): void {
    this.#announcement = words ?? this.#announcement;
  }

  /** Moves the focus once the new state is rendered. */
  async moveFocus(status: SubmissionState['status'], step: Step): Promise<void> {
    const { issues, isLate, isCurrent } = step;
    const { renderRoot, updateComplete } = this.#form;
    // The button inside the notice is replaced by the form's own.
    const pressed = renderRoot.querySelector('.notice button:focus') !== null;
    await updateComplete;
    if (!isCurrent() || status === 'idle') return;
    if ((status === 'sending' || status === 'preparing') && pressed)
      find(renderRoot, 'form .button', HTMLElement)?.focus();
    if (isLate && isElsewhere(this.#form)) this.#speakNews(step);
    else if (!this.#focusWrongField(issues)) this.#focusNews();
  }

  #focusWrongField(issues: readonly FieldIssue[]): boolean {
    const wrong = issues.map(({ name }) => this.#fields.controlOf(name)).find((control) => control !== undefined);
    wrong?.focus();
    return wrong !== undefined;
  }

  /** Focuses the receipt's heading, the receipt itself if the page filled it, or a notice. */
  #focusNews(): void {
    const news = [...findAll(this.#form.renderRoot, '.news', HTMLElement)];
    for (const element of news.reverse()) {
      element.focus();
      if (element.matches(':focus')) return;
    }
  }

  /** A late response is announced instead of stealing the focus. */
  #speakNews(step: Step): void {
    const news = this.#form.renderRoot.querySelector('.receipt .heading, .news strong');
    if (!news) return;
    this.#announcement = shownText(news);
    step.changed();
  }
}

function isElsewhere(form: FoyerFormElement): boolean {
  const { activeElement, body } = document;
  if (!activeElement || activeElement === body) return false;
  return !activeElement.contains(form) && !form.matches(':focus-within');
}
