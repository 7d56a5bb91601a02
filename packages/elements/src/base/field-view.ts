// Renders one field: label, control, error. Knows no validation rules.
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldDefinition } from '../submission/fields.ts';

export interface FieldView {
  readonly field: FieldDefinition;
  readonly required: boolean;
  readonly label: string;
  /** "(optional)" in the visitor's language. */
  readonly optional: string;
  /** The rendered error with the id `{name}-error`, or nothing. */
  readonly error: unknown;
  readonly readOnly: boolean;
  /** Absent if the widget has no such field. */
  readonly longControl?: ((view: ControlView) => TemplateResult) | undefined;
}

/** What a control shows of its field. */
export interface ControlView extends Pick<FieldView, 'required' | 'readOnly'> {
  readonly name: string;
  readonly invalid: unknown;
  readonly described: unknown;
}

/** A field with its label above and its error below. Values stay in the DOM, where autofill and extensions write too. */
export function renderField(view: FieldView): TemplateResult {
  const { field, required, label, optional, error, readOnly, longControl } = view;
  const { name, type, autocomplete } = field;
  const invalid = error ? 'true' : nothing;
  const described = error ? `${name}-error` : nothing;
  const isLong = type === 'textarea';
  const control = isLong
    ? longControl?.({ name, required, readOnly, invalid, described })
    : html`<input
        class="input"
        part="input"
        id=${name}
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        autocapitalize=${type === 'email' ? 'none' : nothing}
        ?required=${required}
        ?readonly=${readOnly}
        aria-invalid=${invalid}
        aria-describedby=${described}
      />`;
  return html`<div class=${isLong ? 'field full' : 'field'} part="field">
    <label class="label" part="label" for=${name}
      >${label}${required ? nothing : html` <span part="hint">${optional}</span>`}</label
    >
    ${control}${error}
  </div>`;
}
