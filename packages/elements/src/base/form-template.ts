// The form around the fields: notices, consent, trap, button. Decides nothing.
import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from './form-view.ts';
import type { LocaleController } from './locale-controller.ts';

type Msg = LocaleController['msg'];

export interface FormTemplate {
  readonly msg: Msg;
  readonly view: FormView;
  readonly fields: unknown;
  /** Below the fields: topics, the sum. */
  readonly more: unknown;
  readonly consent: unknown;
  readonly consentAbove: boolean;
  readonly submitLabel: string;
  onSubmit(this: void, event: Event): void;
  onSlottedKeydown(this: void, event: KeyboardEvent): void;
  onSlotChange(this: void): void;
}

export function renderForm(form: FormTemplate): TemplateResult {
  const { view, consent, consentAbove } = form;
  return html`<form class="form" part="form" novalidate @submit=${form.onSubmit}>
      ${view.summary}
      <div class="fields">
        ${form.fields}<slot name="fields" @keydown=${form.onSlottedKeydown} @slotchange=${form.onSlotChange}></slot>
      </div>
      ${form.more}${renderTrap(form.msg)}${consentAbove || view.failure ? consent : nothing}${
        view.failure ??
        html`${view.pause}
          <div class="actions">${renderSubmit(form)}${consentAbove ? nothing : consent}</div>`
      }
    </form>
    <slot name="footer"></slot>`;
}

/** Never disabled, so that it keeps the focus: `aria-disabled` while a message is under way. */
function renderSubmit({ msg, view, submitLabel }: FormTemplate): TemplateResult {
  const { busy, status, label } = view;
  return html`<button class="button" part="button" aria-disabled=${busy ? 'true' : nothing}>
      ${busy ? html`<span class="spinner"></span>${msg('Sending …')}` : (label ?? submitLabel)}</button
    >${
      status === 'failed' ? html`<p role="alert">${msg('That did not work. Please try again.')}</p>` : nothing
    }`;
}

/** A field that only robots fill in: not called what the wire calls it, out of reach of autofill and screen readers. */
function renderTrap(msg: Msg): TemplateResult {
  return html`<div class="trap" aria-hidden="true">
    <label
      >${msg('Please leave this field empty')}
      <input name="reference" tabindex="-1" autocomplete="off" data-1p-ignore data-bwignore data-lpignore="true" />
    </label>
  </div>`;
}

export interface ConsentTemplate {
  readonly wording: unknown;
  readonly hasCheckbox: boolean;
  readonly error: unknown;
}

export function renderConsent({ wording, hasCheckbox, error }: ConsentTemplate): TemplateResult {
  if (!hasCheckbox) return html`<div class="consent" part="consent">${wording}</div>`;
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
      <span class="consent" part="consent">${wording}</span>
    </label>
    ${error}
  </div>`;
}
