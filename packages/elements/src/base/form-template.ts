// Renders the form around the fields: notices, consent, trap, button. Stateless. Few large templates, because each separate
// template costs an importNode call and a marker.
import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from './form-view.ts';
import type { LocaleController } from './locale-controller.ts';

type Msg = LocaleController['msg'];

export interface FormTemplate {
  readonly msg: Msg;
  readonly view: FormView;
  readonly fields: unknown;
  /** Fields specific to one widget. */
  readonly moreFields: unknown;
  readonly captcha: unknown;
  readonly consent: unknown;
  readonly consentAbove: boolean;
  readonly submitLabel: string;
  onSubmit(this: void, event: Event): void;
  onSlottedKeydown(this: void, event: KeyboardEvent): void;
  onSlotChange(this: void): void;
}

/** The trap (honeypot) is not named as on the wire, and hidden from autofill and screen readers. */
export function renderForm(form: FormTemplate): TemplateResult {
  const { msg, view, consent, consentAbove } = form;
  return html`<form class="form" part="form" novalidate @submit=${form.onSubmit}>
      ${view.summary}
      <div class="fields">
        ${form.fields}<slot name="fields" @keydown=${form.onSlottedKeydown} @slotchange=${form.onSlotChange}></slot>
      </div>
      ${form.moreFields}${form.captcha}
      <div class="trap" aria-hidden="true">
        <label
          >${msg('Please leave this field empty')}
          <input name="reference" tabindex="-1" autocomplete="off" data-1p-ignore data-bwignore data-lpignore="true" />
        </label>
      </div>
      ${consentAbove || view.failure ? consent : nothing}${view.failure ?? renderActions(form)}
    </form>
    <slot name="footer"></slot>`;
}

/** `aria-disabled` instead of `disabled`, so that the button keeps the focus while a message is being sent. */
function renderActions({ msg, view, submitLabel, consent, consentAbove }: FormTemplate): TemplateResult {
  const { pause, busy, status, label } = view;
  return html`${pause}
    <div class="actions">
      <button class="button" part="button" aria-disabled=${busy ? 'true' : nothing}>
        ${busy ? html`<span class="spinner"></span>${msg('Sending …')}` : (label ?? submitLabel)}</button
      >${status === 'failed' ? html`<p role="alert">${msg('That did not work. Please try again.')}</p>` : nothing}${
        consentAbove ? nothing : consent
      }
    </div>`;
}

export interface ConsentTemplate {
  /** Name of the slot for the page's own wording. */
  readonly slot: string;
  readonly wording: unknown;
  readonly hasCheckbox: boolean;
  readonly error: unknown;
}

export function renderConsent({ slot, wording, hasCheckbox, error }: ConsentTemplate): TemplateResult {
  if (!hasCheckbox) return html`<div class="consent" part="consent"><slot name=${slot}>${wording}</slot></div>`;
  return html`<div class="field">
    <label class="check">
      <input
        type="checkbox"
        part="checkbox"
        id="consent"
        required
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? 'consent-error' : nothing}
      />
      <span class="consent" part="consent"><slot name=${slot}>${wording}</slot></span>
    </label>
    ${error}
  </div>`;
}
