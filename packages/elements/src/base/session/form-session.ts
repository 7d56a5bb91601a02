// From the first interaction on: what is wrong, what is sent, what came of it, and how that is seen and heard.
import type { Submission } from '@foyer/protocol';
import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing } from 'lit';
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
import { renderPause, renderSummary, renderTime } from './form-view.ts';
import { renderMailLink } from './mail-view.ts';
import { summary } from './messages.ts';
import { listenForResponse } from './page-sender.ts';
import { chooseRoute, describeFields, readSettings, type Route } from './route.ts';
import { type Announcement, SubmissionController, type SubmissionHost } from './submission-controller.ts';

export { sessionStyles } from './session.styles.ts';

export class FormSession implements FormSessionHandle, SubmissionHost {
  readonly #form: FormHost;
  readonly #outcome: OutcomeView;
  readonly #fields: FormFields;
  readonly #controller = new SubmissionController(this);
  readonly #countdown: Countdown;
  readonly #touched = new Set<string>();
  readonly #attention: Attention;
  readonly #drafts: DraftKeeper;
  #route: Route | undefined;
  /** The way that the last message took; none where the page sent it itself. */
  #taken: Route | undefined;
  /** For whoever edits the page, about the state that the message is in. */
  #note: unknown = nothing;

  constructor(form: FormHost, outcome: OutcomeView) {
    this.#form = form;
    this.#outcome = outcome;
    this.#fields = new FormFields(form);
    this.#countdown = new Countdown(() => form.requestUpdate());
    this.#attention = new Attention(form, this.#fields);
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
    this.#note = nothing;
    this.#countdown.stop();
    if (state.status === 'waiting') this.#countdown.start(state.until);
    this.#attention.announce(this.#announcementOf(state, cause));
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
      void this.#explain(error);
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

  /** One wrong field says so itself if it is ours; from two on, a list leads to them. */
  renderSummary(): unknown {
    const { state } = this.#controller;
    if (state.status === 'idle' && this.#drafts.isRestored) return renderDraftNotice(this.#form.msg, this.#discard);
    if (state.status !== 'invalid') return nothing;
    if (state.issues.length === 1 && state.issues.every(({ name }) => this.#fields.saysErrors(name))) return nothing;
    const list = renderSummary({
      title: summary(this.#form.msg, state.issues.length),
      entries: state.issues.map((issue) => ({
        name: issue.name,
        text: `${this.#fields.labelOf(issue.name)}: ${this.#fields.wordsFor(issue)}`,
        isInForm: this.#fields.controlOf(issue.name) !== undefined,
      })),
      onFollow: (name) => this.#fields.controlOf(name)?.focus(),
    });
    return html`${list}${this.#note}`;
  }

  renderPause(): unknown {
    const { msg } = this.#form;
    if (this.status === 'offline')
      return renderPause({ title: msg('You are offline.'), text: this.#outcome.offline() });
    if (this.status !== 'waiting' || this.isBusy) return nothing;
    const { totalSeconds: total, secondsLeft: left } = this.#countdown;
    return renderPause({
      title: msg('One moment.'),
      text: this.#outcome.waiting(renderTime(left)),
      seconds: { total, left },
    });
  }

  renderFailure(): unknown {
    const { state } = this.#controller;
    if (state.status !== 'failed' && state.status !== 'unclear') return undefined;
    const { isRepeatable } = this.#controller;
    const failed = { error: state.error, isRepeatable, mail: this.#renderMailLink() };
    return html`${this.#outcome.renderFailure(failed)}${this.#note}`;
  }

  renderReceipt(): unknown {
    const { state } = this.#controller;
    if (state.status === 'unconfirmed') return this.#outcome.renderHandedOver(this.#renderMailLink());
    if (!('receipt' in state)) return nothing;
    const home = this.#taken && 'name' in this.#taken && this.#taken.name === 'foyer' ? this.#taken.config : undefined;
    return this.#outcome.renderReceipt({ ...state, home, announce: this.#announce });
  }

  #renderMailLink(): unknown {
    return renderMailLink({ form: this.#form, fields: this.#fields, subject: this.#outcome.mailSubject() });
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

  /** Once at the beginning of a wait and once at its end; in between time passes in silence. */
  #announcementOf(state: SubmissionState, cause: SubmissionEvent['type']): string | undefined {
    const { msg } = this.#form;
    const { status } = state;
    if (status === 'sending') return msg('Sending …');
    if (status === 'offline') return `${msg('You are offline.')} ${this.#outcome.offline()}`;
    if (status === 'invalid' && cause !== 'edit') return summary(msg, state.issues.length);
    if (status !== 'waiting') return '';
    return this.#countdown.isNoticeable ? msg(str`Trying again in ${this.#countdown.secondsLeft} seconds.`) : undefined;
  }

  /** To the site's owner, where they can mend it. What the page sends itself, it knows itself. */
  async #explain(error: SubmissionError): Promise<void> {
    const route = this.#taken;
    if (!route) return;
    const { state } = this.#controller;
    const issues = state.status === 'invalid' ? state.issues : [];
    const missingFields = issues.map(({ name }) => name).filter((name) => !this.#fields.controlOf(name));
    try {
      const { explain } = await import('./editor-note.ts');
      const note = await explain(this.#form, { error, route, missingFields });
      if (this.#controller.state !== state) return;
      this.#note = note;
      this.#form.requestUpdate();
    } catch {
      // Without the file nobody is told, and the visitor misses nothing.
    }
  }
}
