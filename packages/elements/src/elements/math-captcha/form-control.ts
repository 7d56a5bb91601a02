// A form-associated element: the members that native controls have, delegated to `ElementInternals`.
import { FoyerElement } from '../../base/foyer-element.ts';

export abstract class FormControl extends FoyerElement {
  static formAssociated = true;

  /** The form that the entry belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** What is wrong, as flags of the platform's constraint validation. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** What is wrong, in words. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** True where the form may be sent; fires `invalid` otherwise. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
}
