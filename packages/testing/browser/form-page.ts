// One form on a test's page: what is expected of it, and how to open it. Knows no test.
import type { Receipt } from '@foyer/protocol';
import { type Reply, receipt } from './fake-endpoint.ts';
import type { Widget } from './page.ts';
import { type Visitor, visits } from './visitor.ts';

export interface Result {
  readonly ok: boolean;
  readonly state: string;
  readonly submissionId?: string;
  readonly receipt?: Receipt;
  readonly error?: { readonly code: string; readonly status?: number; readonly retryable: boolean };
}

/** What a form widget promises to the page's own scripts. */
export interface FormWidget extends Widget {
  readonly state: string;
  value: Readonly<Record<string, string | readonly string[]>>;
  submit(): Promise<Result>;
  reset(): void;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

export interface FormSuite {
  /** Required fields by their German labels, as a visitor fills them in, in the order of the form. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names and values of the same on the wire. */
  readonly sent: Readonly<Record<string, string>>;
  /** The contact card asks the sum, the newsletter does not. */
  readonly asksSum: boolean;
  readonly form: string;
  readonly success: Receipt['status'];
  readonly thanks: string;
  readonly button: string;
  /** The texts before the countdown between two attempts, and while offline. */
  readonly pauses: { readonly waiting: string; readonly offline: string };
  /** The sentence that the input is kept. */
  readonly kept: string;
  /** The beginning of the consent wording, for `consent="notice"` and for `"checkbox"`. */
  readonly wording: { readonly notice: string; readonly checkbox: string };
  readonly noticeIsConsent: boolean;
}

/** One form on a page, and what a visitor of it does. */
export class FormPage {
  readonly tag: string;
  readonly suite: FormSuite;

  constructor(tag: string, suite: FormSuite) {
    this.tag = tag;
    this.suite = suite;
  }

  visits(attributes = '', children = ''): Promise<Visitor<FormWidget>> {
    const endpoint = attributes.includes('endpoint=') ? '' : `endpoint="https://forms.example.org/${this.suite.form}"`;
    return visits<FormWidget>(`<${this.tag} lang="de" ${endpoint} ${attributes}>${children}</${this.tag}>`);
  }

  /** Fills in all that is required, the sum included. */
  async fillsIn(visitor: Visitor): Promise<void> {
    for (const [label, value] of Object.entries(this.suite.fields)) visitor.fills(label, value);
    if (this.suite.asksSum) await visitor.answers('6');
  }

  async visitsAndFillsIn(attributes = '', children = ''): Promise<Visitor<FormWidget>> {
    const visitor = await this.visits(attributes, children);
    await this.fillsIn(visitor);
    return visitor;
  }

  /** The answer of an endpoint that has stored the message. */
  get stored(): Reply {
    return receipt(this.suite.success);
  }

  get storedState(): string {
    return this.suite.success === 'pending' ? 'pending' : 'sent';
  }

  get firstLabel(): string {
    return Object.keys(this.suite.fields)[0] ?? '';
  }

  /** The current values of the fields, by label. */
  typed(visitor: Visitor): Record<string, string> {
    return Object.fromEntries(Object.keys(this.suite.fields).map((label) => [label, visitor.valueOf(label)]));
  }
}
