// Element internals for test environments that have none, such as happy-dom: a widget renders and sends there, and its control
// is valid in every form.

const VALID: ValidityState = {
  badInput: false,
  customError: false,
  patternMismatch: false,
  rangeOverflow: false,
  rangeUnderflow: false,
  stepMismatch: false,
  tooLong: false,
  tooShort: false,
  typeMismatch: false,
  valid: true,
  valueMissing: false,
};

/** What widgets use of `ElementInternals`. */
export type Internals = Pick<
  ElementInternals,
  | 'form'
  | 'validity'
  | 'validationMessage'
  | 'states'
  | 'setFormValue'
  | 'setValidity'
  | 'checkValidity'
  | 'reportValidity'
>;

export function missingInternals(element: HTMLElement): Internals {
  return {
    get form() {
      return element.closest('form');
    },
    validity: VALID,
    validationMessage: '',
    states: new Set<string>(),
    setFormValue: () => undefined,
    setValidity: () => undefined,
    checkValidity: () => true,
    reportValidity: () => true,
  };
}
