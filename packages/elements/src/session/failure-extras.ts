// Additions to a failed message: a note for the site owner, a mail link for the visitor. Loaded on demand, since few pages
// need them.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import type { Outcome } from '../submission/outcome.ts';
import type { FormFields } from './form-fields.ts';
import type * as mailView from './mail-view.ts';
import type { OutcomeWords } from './outcome-words.ts';
import type { Route } from './route.ts';

export interface ExtrasOptions {
  readonly form: FoyerFormElement;
  readonly fields: FormFields;
  readonly words: OutcomeWords;
  changed(): void;
  readonly mailView: typeof mailView | undefined;
}

export class FailureExtras {
  readonly #options: ExtrasOptions;
  #note: unknown;
  /** Counts state changes, to drop what was loaded for an earlier state. */
  #state = 0;

  constructor(options: ExtrasOptions) {
    this.#options = options;
  }

  get note(): unknown {
    return this.#note;
  }

  /** Mail link with the current values. */
  get mail(): unknown {
    const { form, fields, words, mailView } = this.#options;
    return mailView?.renderMailLink({ form, fields, subject: words.mailSubject() });
  }

  clear(): void {
    this.#state += 1;
    this.#note = undefined;
  }

  async explain(outcome: Outcome, route: Route): Promise<void> {
    if (!('error' in outcome || 'advice' in outcome)) return;
    const { form, changed } = this.#options;
    const state = this.#state;
    try {
      const { explain } = await import('./editor-note.ts');
      const note = await explain(form, outcome, route);
      if (state !== this.#state) return;
      this.#note = note;
      changed();
    } catch {
      // The note is optional.
    }
  }
}
