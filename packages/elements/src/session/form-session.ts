// Coordinates a form after the first interaction: route, fields, captcha, message and view.
import type { ReactiveController } from 'lit';
import type { SubmissionResult } from '../base/events.ts';
import { find } from '../base/find.ts';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import type { SessionHandle } from '../base/lazy-session.ts';
import { randomUuid } from '../browser/web-crypto.ts';
import type { FieldValues } from '../submission/fields.ts';
import type { SubmissionEvent, SubmissionState } from '../submission/machine.ts';
import type { Outcome } from '../submission/outcome.ts';
import { createSubmission, SubmissionIds } from '../submission/payload.ts';
import { afterEdit } from '../submission/validate.ts';
import { Attention } from './attention.ts';
import type { Captcha } from './captcha.ts';
import { fireConclusion, redirect } from './conclude.ts';
import { Countdown } from './countdown.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { FailureExtras } from './failure-extras.ts';
import { markInvalid } from './error-view.ts';
import { createFormCaptcha } from './form-captcha.ts';
import { fieldsLeft, listenToForm } from './form-events.ts';
import { FormFields, trapOf } from './form-fields.ts';
import { FormIssues } from './form-issues.ts';
import { FormRoute } from './form-route.ts';
import { type FormEffect, MessageRunner } from './message-runner.ts';
import { type Route, storageOf } from './route.ts';
import { senderFor } from './sender.ts';
import { sessionStyles } from './session.styles.ts';
import { SessionView } from './session-view.ts';
import type { SessionStart } from './start-session.ts';
import { resultOf } from './submission-result.ts';
import { fireSubmit } from './submit-event.ts';

export class FormSession implements SessionHandle, ReactiveController {
  readonly #form: FoyerFormElement;
  readonly #fields: FormFields;
  readonly #captcha: Captcha;
  readonly #view: SessionView;
  readonly #attention: Attention;
  readonly #drafts: DraftKeeper;
  readonly #extras: FailureExtras;
  readonly #ids = new SubmissionIds(randomUuid);
  readonly #countdown = new Countdown(() => this.#draw());
  readonly #runner: MessageRunner;
  readonly #issues: FormIssues;
  readonly #route: FormRoute;
  /** The route of the last message; undefined if the page sent it itself. */
  #lastRoute: Route | undefined;
  #isDrawn = false;

  constructor(form: FoyerFormElement, { words, restored, slottedFields, mailView }: SessionStart) {
    this.#form = form;
    this.#fields = new FormFields(form, slottedFields);
    this.#captcha = createFormCaptcha(form, { route: () => this.#route.chosen, changed: () => this.#draw() });
    const { fields, captcha, countdown } = { fields: this.#fields, captcha: this.#captcha, countdown: this.#countdown };
    this.#view = new SessionView({ form, words, fields, captcha, countdown });
    this.#attention = new Attention(form, fields);
    this.#extras = new FailureExtras({ form, fields, words, mailView, changed: () => this.#draw() });
    this.#route = new FormRoute({ form, fields, captcha, extras: this.#extras, changed: () => this.#draw() });
    this.#runner = new MessageRunner({
      changed: (state, cause) => this.#changed(state, cause),
      perform: (effect) => this.#perform(effect),
      concluded: (result, outcome) => this.#concluded(result, outcome),
    });
    this.#drafts = new DraftKeeper(form, fields, restored);
    this.#ids.remember(restored?.sent);
    if (restored) this.#attention.speak(form.msg('What you typed is still here.'));
    else this.#drafts.follow(undefined); // the visitor may have typed before the session was loaded
    this.#issues = new FormIssues(fields, () => (this.#hasCaptcha ? captcha.issue() : undefined), fieldsLeft(form));
    listenToForm(form, { edited: (name) => this.#edited(name), left: (name) => void this.#left(name) });
    for (const sheet of sessionStyles) form.adopt(sheet);
    form.addController(this);
    this.#draw();
  }

  hostConnected(): void {
    this.#captcha.wake();
  }

  hostDisconnected(): void {
    this.#captcha.rest();
  }

  /** Messages, labels or slotted children may have changed since the last render. */
  hostUpdate(): void {
    if (this.#fields.isIncomplete) void this.#fields.complete().then(() => this.#draw());
    if (!this.#isDrawn) this.#draw();
    this.#isDrawn = false;
  }

  values(): FieldValues {
    return this.#fields.values();
  }

  async submit(): Promise<SubmissionResult> {
    const runner = this.#runner;
    // Slotted controls are part of the message, so without their reader nothing is sent.
    const isComplete = !this.#fields.isIncomplete || (await this.#fields.complete());
    await this.#fields.tidyAddress();
    if (this.#showIssues()) return resultOf(runner.state);
    runner.dispatch({ type: 'prepare' });
    const preparing = runner.state;
    // Chosen once per message; later attribute changes apply to the next one.
    const route = await this.#route.choose();
    const challengeFailure = route.kind === 'open' && this.#hasCaptcha ? await this.#captcha.load() : undefined;
    // The form may have been reset meanwhile, and a question that has just loaded is unanswered.
    if (runner.state !== preparing || this.#showIssues()) return resultOf(runner.state);
    return this.#send(isComplete ? route : { kind: 'unavailable' }, challengeFailure);
  }

  #send(route: Route, challengeFailure: Outcome | undefined): Promise<SubmissionResult> | SubmissionResult {
    const { submissionId, content } = this.#ids.identify(this.#fields.content());
    const { proceeds, sender } = fireSubmit(this.#form, submissionId, content);
    this.#lastRoute = sender ? undefined : route;
    if (!proceeds && !sender) {
      this.#runner.dispatch({ type: 'cancel' });
      return resultOf(this.#runner.state);
    }
    const page = { url: `${location.origin}${location.pathname}`, locale: this.#form.spokenLocale };
    const submission = createSubmission(content, { submissionId, trap: trapOf(this.#form), page });
    const captcha = this.#hasCaptcha ? this.#captcha : undefined;
    const hasField = (name: string) => this.#fields.controlOf(name) !== undefined;
    return this.#runner.send(submission, sender ?? senderFor(route, { captcha, challengeFailure, hasField }));
  }

  tryNow(): void {
    this.#runner.dispatch({ type: 'retry' });
  }

  reset(): void {
    this.#issues.left.clear();
    this.#ids.remember(undefined);
    this.#runner.dispatch({ type: 'reset' });
  }

  check(shows: boolean): boolean {
    return shows ? !this.#showIssues() : this.#issues.find().length === 0;
  }

  touch(): void {
    void this.#route
      .choose()
      .then(({ kind }) => (kind === 'open' && this.#hasCaptcha ? this.#captcha.load() : undefined));
  }

  async skipQuestion(): Promise<void> {
    await this.#route.choose();
    await this.#captcha.skip();
    await this.#form.updateComplete;
    find(this.#form.renderRoot, '.skipped', HTMLElement)?.focus();
  }

  get #hasCaptcha(): boolean {
    return this.#form.captcha !== 'none';
  }

  /** Shows client-side issues. Returns true if there are any. */
  #showIssues(): boolean {
    const issues = this.#issues.find();
    if (issues.length === 0) return false;
    this.#runner.dispatch({ type: 'refuse', issues });
    const fields = issues.map((issue) => ({ ...issue, message: this.#view.wordsFor(issue) }));
    this.#form.emit('foyer-invalid', { fields });
    return true;
  }

  #changed(state: SubmissionState, cause: SubmissionEvent['type']): void {
    this.#extras.clear();
    this.#countdown.stop();
    if (state.status === 'waiting') this.#countdown.start(state.until);
    this.#attention.speak(this.#view.announcementOf(state, cause));
    this.#draw();
    if (cause === 'edit') return;
    void this.#attention.moveFocus(state.status, {
      issues: this.#issues.shown(this.#runner.state),
      isLate: cause === 'outcome',
      isCurrent: () => this.#runner.state === state,
      changed: () => this.#draw(),
    });
  }

  #perform(effect: FormEffect): void {
    switch (effect.type) {
      case 'clearFields':
        this.#issues.left.clear();
        this.#fields.clear();
        return;
      case 'keepDraft':
        this.#drafts.keep(this.#ids.last);
        return;
      case 'clearDraft':
        this.#drafts.clear();
        return;
      case 'askCaptcha':
        if (this.#hasCaptcha) this.#captcha.renew(effect.challenge);
    }
  }

  #concluded(result: SubmissionResult, outcome: Outcome | undefined): void {
    // A page that sends the message itself knows why it failed.
    if (outcome && this.#lastRoute) void this.#extras.explain(outcome, this.#lastRoute);
    fireConclusion(this.#form, result);
    if (result.receipt) redirect(this.#form);
  }

  #draw(): void {
    this.#isDrawn = true;
    const { state, isRepeatable } = this.#runner;
    this.#form.show(
      this.#view.draw({
        state,
        isRepeatable,
        issues: this.#issues.shown(this.#runner.state),
        announcement: this.#attention.announcement,
        draftNotice: this.#drafts.renderNotice(this.#discard),
        note: this.#extras.note,
        mail: this.#extras.mail,
        stored: { ...storageOf(this.#lastRoute), speak: this.#speak },
      }),
    );
    void this.#form.updateComplete.then(() => markInvalid(this.#form.renderRoot));
  }

  readonly #speak = (words: string): void => {
    this.#attention.speak(words);
    this.#draw();
  };

  readonly #discard = (): void => {
    this.reset();
    this.#speak('');
    this.#form.focus();
  };

  #edited(name: string): void {
    const { state } = this.#runner;
    this.#drafts.follow(this.#ids.last);
    if (state.status === 'invalid') {
      this.#runner.dispatch({ type: 'edit', issues: afterEdit(state.issues, name, this.#issues.find()) });
    } else if (state.status !== 'idle' || this.#issues.left.size > 0) this.#draw();
  }

  async #left(name: string): Promise<void> {
    await this.#fields.tidyAddress();
    this.#issues.left.add(name);
    // Usually nothing is wrong, and rendering would delay a click on the button that took the focus.
    if (this.#issues.shown(this.#runner.state).length > 0) this.#draw();
  }
}
