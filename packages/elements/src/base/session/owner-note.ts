// What the site's owner is told in the widget itself when their settings keep a message from arriving.
import { nothing } from 'lit';
import type { FieldIssue } from '../../submission/validate.ts';
import type { SubmissionError } from '../../submission/outcome.ts';
import type { FormHost } from '../form-host.ts';
import type { FormFields } from './form-fields.ts';
import type { Route } from './route.ts';

export interface Trouble {
  readonly error: SubmissionError;
  readonly route: Route;
  readonly issues: readonly FieldIssue[];
  /** False once another step has followed. */
  isCurrent(): boolean;
}

export class OwnerNote {
  readonly #form: FormHost;
  readonly #fields: FormFields;
  #rendered: unknown = nothing;

  constructor(form: FormHost, fields: FormFields) {
    this.#form = form;
    this.#fields = fields;
  }

  get rendered(): unknown {
    return this.#rendered;
  }

  clear(): void {
    this.#rendered = nothing;
  }

  async tell({ error, route, issues, isCurrent }: Trouble): Promise<void> {
    const missingFields = issues.map(({ name }) => name).filter((name) => !this.#fields.controlOf(name));
    try {
      const { explain } = await import('./editor-note.ts');
      const note = await explain(this.#form, { error, route, missingFields });
      if (!isCurrent()) return;
      this.#rendered = note;
      this.#form.requestUpdate();
    } catch {
      // Without the file nobody is told, and the visitor misses nothing.
    }
  }
}
