// Where the visitor's eyes and ears are led at each step: the focus, and what is said aloud. Knows no rule of the message.
import type { SubmissionState } from '../submission/machine.ts';
import type { FieldIssue } from '../submission/validate.ts';
import { find, findAll } from '../base/find.ts';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import type { FormFields } from './form-fields.ts';
import { shownText } from './shown-text.ts';

export interface Step {
  /** What is wrong, in the order of the form. */
  readonly issues: readonly FieldIssue[];
  /** True for an answer, which the visitor may not have waited for. */
  readonly isLate: boolean;
  /** False once another step has followed. */
  isCurrent(): boolean;
  /** Something else is said now. */
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

  /** What stands in the live region. */
  get announcement(): string {
    return this.#announcement;
  }

  /** @param words undefined where what was said last still holds */
  speak(words: string | undefined): void {
    this.#announcement = words ?? this.#announcement;
  }

  /** Puts the focus where it goes on, once the step is drawn. */
  async lead(status: SubmissionState['status'], step: Step): Promise<void> {
    const { issues, isLate, isCurrent } = step;
    const { renderRoot, updateComplete } = this.#form;
    // The button inside the notice gives way to the form's own.
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

  /** The heading of the receipt; where the page put its own words there, the receipt itself; or a notice. */
  #focusNews(): void {
    const news = [...findAll(this.#form.renderRoot, '.news', HTMLElement)];
    for (const element of news.reverse()) {
      element.focus();
      if (element.matches(':focus')) return;
    }
  }

  /** What comes late does not take the focus away from what the visitor is doing by now. */
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
