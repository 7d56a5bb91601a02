// A value that the page sets before the fields are rendered.
import type { FieldValues } from '../submission/fields.ts';
import { fillIn, ownControls } from './own-fields.ts';

export class FormPreset {
  /** Values that are not in the fields yet. */
  values: FieldValues = {};

  /** Fills in the form's own and slotted controls, once. */
  write(form: ParentNode & { readonly renderRoot: ParentNode }): void {
    if (Object.keys(this.values).length === 0) return;
    const slotted = form.querySelectorAll('[slot=fields][name], [slot=fields] [name]');
    fillIn([...ownControls(form.renderRoot), ...slotted], this.values);
    this.values = {};
  }
}
