// From the first interaction on: what is wrong, what is sent, what came of it, and how that is seen and heard.
import type { Submission } from '@foyer/protocol';
import { safeUrl } from '../../browser/safe-url.ts';
import type { FieldDefinition, FieldValues } from '../../submission/fields.ts';
import type { SubmissionEvent, SubmissionState, SubmissionStatus } from '../../submission/machine.ts';
import type { SubmissionError } from '../../submission/outcome.ts';
import type { Content, SentMessage } from '../../submission/payload.ts';
import { afterEdit, type FieldIssue, visibleIssues } from '../../submission/validate.ts';
import type { CaptchaHandle } from '../captcha-handle.ts';
import type { SubmissionResult } from '../events.ts';
import type { FormHost, FormSessionHandle, OutcomeView } from '../form-host.ts';
import { Attention } from './attention.ts';
import { Countdown } from './countdown.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { renderDraftNotice } from './draft-view.ts';
import { renderError } from './error-view.ts';
import { fieldsLeft, listenToForm } from './form-events.ts';
import { FormFields } from './form-fields.ts';
import { OwnerNote } from './owner-note.ts';
import { listenForResponse } from './page-sender.ts';
import { chooseRoute, describeFields, readSettings, type Route } from './route.ts';
import { SessionView } from './session-view.ts';
import { type Announcement, SubmissionController, type SubmissionHost } from './submission-controller.ts';

export { sessionStyles } from './session.styles.ts';

export class FormSession implements FormSessionHandle, SubmissionHost {
  readonly #form: FormHost;
  readonly #view: SessionView;
  readonly #fields: FormFields;
  readonly #controller = new SubmissionController(this);
  readonly #countdown: Countdown;
  readonly #touched = new Set<string>();
  readonly #attention: Attention;
  readonly #drafts: DraftKeeper;
  #route: Route | undefined;
  /** The way that the last message took; none where the page sent it itself. */
  #taken: Route | undefined;
  /** About the state that the message is in. */
  readonly #note: OwnerNote;

  constructor(form: FormHost, outcome: OutcomeView) {
    this.#form = form;
    this.#fields = new FormFields(form);
    this.#countdown = new Countdown(() => form.requestUpdate());
    this.#view = new SessionView({ form, outcome, fields: this.#fields, countdown: this.#countdown });
    this.#attention = new Attention(form, this.#fields);
    this.#note = new OwnerNote(form, this.#fields);
    listenToForm(form, {
      edited: (name) => this.#edited(name),
      left: (name) => this.#left(name),
    });
    for (const name of fieldsLeft(form)) this.#touched.add(name);
    this.#drafts = new DraftKeeper(form);
    this.#controller.remember(this.#drafts.restore());
    if (this.#drafts.isRestored) this.#attention.announce(form.msg('What you typed is still here.'));
  }

  get status(): SubmissionStatus {
    return this.#controller.state.status;
  }

  get announcement(): string {
    return this.#attention.announcement;
  }

  get hasReceipt(): boolean {
    return ['sent', 'pending', 'unconfirmed'].includes(this.status);
  }

  /** A wait that nobody notices looks like one long attempt. */
  get isBusy(): boolean {
    return this.status === 'sending' || (this.status === 'waiting' && !this.#countdown.isNoticeable);
  }

  get isOnItsWay(): boolean {
    return ['sending', 'waiting', 'offline'].includes(this.status);
  }

  get buttonLabel(): string | undefined {
    return this.status === 'waiting' ? this.#form.msg('Try now') : undefined;
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

  waitNoLonger(): boolean {
    const waits = this.status === 'waiting' || this.status === 'offline';
    if (waits) this.#controller.retry();
    return waits;
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

  /** Also before anybody sends: who checks the sum depends on it, and what the fields may be called. */
  async chooseRoute(): Promise<Route> {
    const route = await chooseRoute(this.#form);
    this.#route = route;
    if ('service' in route) {
      this.#fields.reservedNames = route.service.reservedNames ?? [];
      // No message waits for it: the service checks its fields itself.
      void this.#describe(describeFields(route, this.#form.spokenLocale));
      this.#form.asksEndpoint = route.name === 'foyer';
      await this.#form.updateComplete;
    }
    return route;
  }

  asDescribed(field: FieldDefinition): FieldDefinition {
    return this.#fields.asDescribed(field);
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

  keepDraft(sent: SentMessage | undefined): void {
    this.#drafts.keep(sent);
  }

  clearDraft(): void {
    this.#drafts.clear();
  }

  showSubmission(state: SubmissionState, cause: SubmissionEvent['type']): void {
    this.#note.clear();
    this.#countdown.stop();
    if (state.status === 'waiting') this.#countdown.start(state.until);
    this.#attention.announce(this.#view.announcementOf(state, cause));
    this.captchaHandle?.showIssue(this.#shownIssues.find(({ name }) => name === 'captcha'));
    this.#form.showStatus(state.status);
    if (cause === 'edit') return;
    void this.#attention.lead(state.status, {
      issues: this.#shownIssues,
      isLate: cause === 'outcome',
      isCurrent: () => this.#controller.state === state,
    });
  }

  announce(submissionId: string, content: Content): Announcement {
    const settings = readSettings(this.#form);
    const endpoint = 'config' in settings ? settings.config.endpoint.href : '';
    const { respondWith, close } = listenForResponse(this.#form.localName);
    const { form, fields, consent } = content;
    const detail = { submissionId, form, endpoint, fields, consent, respondWith };
    const goesOn = this.#form.fire('foyer-submit', detail, true);
    const sender = close();
    this.#taken = sender ? undefined : this.#route;
    return { goesOn, sender };
  }

  tellInvalid(issues: readonly FieldIssue[]): void {
    const fields = issues.map((issue) => ({ ...issue, message: this.#fields.wordsFor(issue) }));
    this.#form.fire('foyer-invalid', { fields });
  }

  conclude({ state, submissionId, receipt, error }: SubmissionResult): void {
    if (state === 'unconfirmed' && submissionId) this.#form.fire('foyer-unconfirmed', { submissionId });
    if (error) {
      this.#tellOwner(error);
      this.#form.fire('foyer-error', { ...(submissionId && { submissionId }), ...error });
    }
    if (!receipt) return;
    this.#form.fire('foyer-success', { submissionId: receipt.submissionId, receipt });
    const target = safeUrl(this.#form.redirect, 'page');
    // A page that has gone on by itself is not led elsewhere.
    if (target && this.#form.isConnected) location.assign(target);
  }

  renderError(name: string): unknown {
    const issue = this.#shownIssues.find((shown) => shown.name === name);
    return issue && renderError(`${name}-error`, this.#fields.wordsFor(issue));
  }

  renderSummary(): unknown {
    const { state } = this.#controller;
    if (state.status === 'idle' && this.#drafts.isRestored) return renderDraftNotice(this.#form.msg, this.#discard);
    return this.#view.renderSummary(state, this.#note.rendered);
  }

  renderPause(): unknown {
    return this.#view.renderPause(this.#controller.state);
  }

  renderFailure(): unknown {
    const { state, isRepeatable } = this.#controller;
    return this.#view.renderFailure(state, isRepeatable, this.#note.rendered);
  }

  renderReceipt(): unknown {
    const taken = this.#taken;
    const home = taken && 'name' in taken && taken.name === 'foyer' ? taken.config : undefined;
    return this.#view.renderReceipt(this.#controller.state, { home, announce: this.#announce });
  }

  async #describe(description: Promise<readonly FieldIssue[]>): Promise<void> {
    const described = await description;
    if (described.length === 0 && this.#fields.described.length === 0) return;
    this.#fields.described = described;
    this.#form.requestUpdate();
  }

  readonly #announce = (words: string): void => {
    this.#attention.announce(words);
    this.#form.requestUpdate();
  };

  readonly #discard = (): void => {
    this.reset();
    this.#attention.announce('');
    this.#form.focus();
  };

  #edited(name: string): void {
    const { state } = this.#controller;
    this.#drafts.follow(this.#controller.lastSent);
    if (state.status === 'invalid') this.#controller.edit(afterEdit(state.issues, name, this.issues()));
    else this.#form.requestUpdate();
  }

  #left(name: string): void {
    this.#touched.add(name);
    // Most often nothing is wrong, and a click on the button that took the focus waits for what is drawn here.
    if (this.#shownIssues.length > 0) this.#form.requestUpdate();
  }

  /** After an attempt all that was wrong with it; before, what is wrong with fields that have been left. */
  get #shownIssues(): readonly FieldIssue[] {
    const { state } = this.#controller;
    if (state.status === 'invalid') return state.issues;
    return state.status === 'idle' && this.#touched.size > 0 ? visibleIssues(this.issues(), this.#touched) : [];
  }

  /** What the page sends itself, it knows itself. */
  #tellOwner(error: SubmissionError): void {
    const { state } = this.#controller;
    const issues = state.status === 'invalid' ? state.issues : [];
    const isCurrent = () => this.#controller.state === state;
    if (this.#taken) void this.#note.tell({ error, route: this.#taken, issues, isCurrent });
  }
}
