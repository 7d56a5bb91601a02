// Element internals for test environments: happy-dom has none, and those of jsdom know no forms. A widget renders and sends
// there, and its control is valid in every form.

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

/** The script files, which run in browsers only, call `attachInternals()` in its place. */
export function internalsOf(element: HTMLElement): Internals {
  const own: Internals | undefined = 'attachInternals' in element ? element.attachInternals() : undefined;
  return own && 'setFormValue' in own ? own : standIn(element);
}

function standIn(element: Element): Internals {
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
