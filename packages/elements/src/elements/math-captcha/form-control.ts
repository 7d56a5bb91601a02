// A form-associated element: the members that native controls have, delegated to `ElementInternals`.
import { FoyerElement } from '../../base/foyer-element.ts';

export abstract class FormControl extends FoyerElement {
  static formAssociated = true;

  /** The form that owns this control. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** Validity flags, as on native controls. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** The validation message. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Whether the form may be submitted; fires `invalid` if not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
}
