// From the first interaction on: what is wrong, what is sent, what came of it, and how that is seen and heard.
import type { Submission } from '@foyer/protocol';
import { nothing } from 'lit';
import { safeUrl } from '../../browser/safe-url.ts';
import { services } from '../../services/registry.ts';
import { type ConfigIssue, type ConfigResult, parseConfig } from '../../submission/config.ts';
import type { FieldValues } from '../../submission/fields.ts';
import type { SubmissionEvent, SubmissionState, SubmissionStatus } from '../../submission/machine.ts';
import type { Content } from '../../submission/payload.ts';
import { afterEdit, type FieldIssue, visibleIssues } from '../../submission/validate.ts';
import type { CaptchaHandle } from '../captcha-handle.ts';
import type { SubmissionResult } from '../events.ts';
import type { FormHost, FormSessionHandle, OutcomeView } from '../form-host.ts';
import { renderError } from './error-view.ts';
import { fieldsLeft, listenToForm } from './form-events.ts';
import { FormFields } from './form-fields.ts';
import { renderSummary } from './form-view.ts';
import { summary } from './messages.ts';
import { SubmissionController, type SubmissionHost } from './submission-controller.ts';

export { sessionStyles } from './session.styles.ts';

export class FormSession implements FormSessionHandle, SubmissionHost {
  readonly #form: FormHost;
  readonly #outcome: OutcomeView;
  readonly #fields: FormFields;
  readonly #controller = new SubmissionController(this);
  readonly #touched = new Set<string>();
  announcement = '';

  constructor(form: FormHost, outcome: OutcomeView) {
    this.#form = form;
    this.#outcome = outcome;
    this.#fields = new FormFields(form);
    listenToForm(form, {
      edited: (name) => this.#edited(name),
      left: (name) => this.#left(name),
    });
    for (const name of fieldsLeft(form)) this.#touched.add(name);
  }

  get status(): SubmissionStatus {
    return this.#controller.state.status;
  }

  get isStored(): boolean {
    return this.status === 'sent' || this.status === 'pending';
  }

  get captchaHandle(): CaptchaHandle | undefined {
    return this.#form.captchaHandle;
  }

  get trap(): string {
    return this.#form.renderRoot.querySelector<HTMLInputElement>('.trap input')?.value ?? '';
  }

  get page(): Submission['page'] {
    return { url: `${location.origin}${location.pathname}`, locale: this.#form.spokenLocale };
  }

  values(): FieldValues {
    return this.#fields.values();
  }

  submit(): Promise<SubmissionResult> {
    return this.#controller.submit();
  }

  reset(): void {
    this.#touched.clear();
    this.#controller.reset();
  }

  isValid(): boolean {
    return this.issues().length === 0;
  }

  refuse(): boolean {
    return this.#controller.refuse();
  }

  settings(): ConfigResult {
    const { target: endpoint, formId: form, timeout: timeoutSeconds } = this.#form;
    const service = this.#form.service || 'foyer';
    return parseConfig({ endpoint, service, form, timeoutSeconds }, new URL(document.baseURI), Object.keys(services));
  }

  issues(): readonly FieldIssue[] {
    return this.#fields.issues();
  }

  content(): Content {
    return this.#fields.content();
  }

  clearFields(): void {
    this.#touched.clear();
    this.#fields.clear();
  }

  showSubmission(state: SubmissionState, cause: SubmissionEvent['type']): void {
    this.announcement = this.#announcementOf(state, cause);
    this.captchaHandle?.showIssue(this.#shownIssues.find(({ name }) => name === 'captcha'));
    this.#form.showStatus(state.status);
    if (cause !== 'edit') void this.#form.updateComplete.then(() => this.#moveFocus(state));
  }

  announce(submissionId: string, { form, fields, consent }: Content): boolean {
    const settings = this.settings();
    const endpoint = 'config' in settings ? settings.config.endpoint.href : '';
    return this.#form.fire('foyer-submit', { submissionId, form, endpoint, fields, consent }, true);
  }

  tellInvalid(issues: readonly FieldIssue[]): void {
    const fields = issues.map((issue) => ({ ...issue, message: this.#fields.wordsFor(issue) }));
    this.#form.fire('foyer-invalid', { fields });
  }

  conclude({ submissionId, receipt, error }: SubmissionResult): void {
    if (error) {
      const settings = this.settings();
      if ('issue' in settings) this.#explain(settings.issue);
      this.#form.fire('foyer-error', { ...(submissionId && { submissionId }), ...error });
    }
    if (!receipt) return;
    this.#form.fire('foyer-success', { submissionId: receipt.submissionId, receipt });
    const target = safeUrl(this.#form.redirect, 'page');
    if (target) location.assign(target);
  }

  renderError(name: string): unknown {
    const issue = this.#shownIssues.find((shown) => shown.name === name);
    return issue && renderError(`${name}-error`, this.#fields.wordsFor(issue));
  }

  /** One wrong field says so itself if it is ours; from two on, a list leads to them. */
  renderSummary(): unknown {
    const { state } = this.#controller;
    if (state.status !== 'invalid') return nothing;
    if (state.issues.length === 1 && state.issues.every(({ name }) => this.#fields.saysErrors(name))) return nothing;
    return renderSummary({
      title: summary(this.#form.msg, state.issues.length),
      entries: state.issues.map((issue) => ({
        name: issue.name,
        text: `${this.#fields.labelOf(issue.name)}: ${this.#fields.wordsFor(issue)}`,
        isInForm: this.#fields.controlOf(issue.name) !== undefined,
      })),
      onFollow: (name) => this.#fields.controlOf(name)?.focus(),
    });
  }

  renderFailure(): unknown {
    const { state } = this.#controller;
    const failed = state.status === 'failed' || state.status === 'unclear';
    return failed ? this.#outcome.renderFailure(state.error) : undefined;
  }

  renderReceipt(): unknown {
    const { state } = this.#controller;
    return 'receipt' in state ? this.#outcome.renderReceipt(state) : nothing;
  }

  #edited(name: string): void {
    const { state } = this.#controller;
    if (state.status === 'invalid') this.#controller.edit(afterEdit(state.issues, name, this.issues()));
    else this.#form.requestUpdate();
  }

  #left(name: string): void {
    this.#touched.add(name);
    this.#form.requestUpdate();
  }

  /** After an attempt all that was wrong with it; before, what is wrong with fields that have been left. */
  get #shownIssues(): readonly FieldIssue[] {
    const { state } = this.#controller;
    if (state.status === 'invalid') return state.issues;
    return state.status === 'idle' && this.#touched.size > 0 ? visibleIssues(this.issues(), this.#touched) : [];
  }

  #announcementOf(state: SubmissionState, cause: SubmissionEvent['type']): string {
    if (state.status === 'sending') return this.#form.msg('Sending …');
    return state.status === 'invalid' && cause !== 'edit' ? summary(this.#form.msg, state.issues.length) : '';
  }

  #moveFocus({ status }: SubmissionState): void {
    if (status !== this.status || status === 'idle') return;
    const wrong = status === 'invalid' ? this.#shownIssues.map(({ name }) => this.#fields.controlOf(name)) : [];
    const first = wrong.find((control) => control !== undefined);
    if (first) first.focus();
    else this.#focusNews();
  }

  /** The heading of the receipt; where the page put its own words there, the receipt itself; or a notice. */
  #focusNews(): void {
    const news = [...this.#form.renderRoot.querySelectorAll<HTMLElement>('.news')];
    for (const element of news.reverse()) {
      element.focus();
      if (element.matches(':focus')) return;
    }
  }

  /** Says to the site's owner which attribute to mend. */
  #explain({ attribute, value, allowed }: ConfigIssue): void {
    const { localName } = this.#form;
    console.error(`<${localName}> cannot send: ${attribute}="${value}". Allowed is ${allowed}.`);
  }
}
