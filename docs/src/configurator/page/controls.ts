// Controls that stand in the page: what they say, and what is said about them.
import { part } from './dom.ts';

export interface Control {
  readonly element: HTMLElement;
  readonly label: string;
  /** What it says before anything is shown: a browser or somebody may have changed it while the script was on its way. */
  left(): string;
  /** Shows a value without firing anything. */
  show(value: string): void;
  /** Says what is wrong beside the control; empty: nothing. `isWrong` is false for what was wrong in the address only. */
  complain(sentence: string, isWrong: boolean): void;
  /** Says what is still missing, beside the control; empty: nothing. */
  want(sentence: string): void;
}

export type Changed = (value: string) => void;

type Field = HTMLInputElement | HTMLSelectElement;

/** A line of text or a choice. */
export function lineControl(element: HTMLElement, changed: Changed): Control {
  const field = fieldIn(element);
  field.addEventListener('input', () => changed(field.value));
  return {
    ...about(element, [field]),
    left: () => field.value,
    show: (value) => show(field, value),
  };
}

/** A choice may have a value that is not among those it offers, such as `de-AT`. */
function show(field: Field, value: string): void {
  field.value = value;
  if (!(field instanceof HTMLSelectElement) || field.value === value) return;
  field.add(new Option(value, value));
  field.value = value;
}

export function switchControl(element: HTMLElement, changed: Changed): Control {
  const field = fieldIn(element);
  const value = () => (field instanceof HTMLInputElement && field.checked ? 'true' : '');
  field.addEventListener('change', () => changed(value()));
  return {
    ...about(element, [field]),
    left: value,
    show: (next) => {
      if (field instanceof HTMLInputElement) field.checked = next === 'true';
    },
  };
}

/** A color as text, with the browser's picker beside it. */
export function colorControl(element: HTMLElement, changed: Changed): Control {
  const picker = element.querySelector<HTMLInputElement>('[type="color"]');
  const own = fieldIn(element).getAttribute('placeholder') ?? '';
  const showPicked = (value: string) => {
    if (picker) picker.value = asHex(value || own) ?? picker.value;
  };
  const text = lineControl(element, (value) => {
    showPicked(value);
    changed(value);
  });
  picker?.addEventListener('input', () => {
    text.show(picker.value);
    changed(picker.value);
  });
  return {
    ...text,
    left: () => text.left() || (picker ? picked(picker) : ''),
    show: (value) => {
      text.show(value);
      showPicked(value);
    },
  };
}

/** What was chosen in the picker, or empty. */
export const picked = ({ value, defaultValue }: HTMLInputElement) => (value === defaultValue ? '' : value);

/** As the picker wants it; of two colors the light one. */
function asHex(value: string): string | undefined {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return undefined;
  context.fillStyle = /^light-dark\(([^,()]+),/.exec(value)?.[1] ?? value;
  const { fillStyle } = context;
  return typeof fillStyle === 'string' && /^#[0-9a-f]{6}$/.test(fillStyle) ? fillStyle : undefined;
}

export function fieldIn(element: HTMLElement): Field {
  const field = element.querySelector<Field>('input:not([type="color"]), select');
  if (!field) throw new Error(`the control ${element.dataset['control']} has no field`);
  return field;
}

/** @param fields those that a complaint is about; the group of them, too, if it is one */
export function about(
  element: HTMLElement,
  fields: readonly HTMLElement[],
): Pick<Control, 'element' | 'label' | 'complain' | 'want'> {
  const described = fields[0]?.getAttribute('aria-describedby') ?? '';
  const messages = [...element.querySelectorAll<HTMLElement>(':scope > .refused, :scope > .missing')];
  const say = (kind: string, sentence: string) => {
    for (const message of messages) if (message.classList.contains(kind)) message.textContent = sentence;
    for (const message of messages) message.hidden = message.textContent === '';
    const ids = [described, ...messages.filter(({ hidden }) => !hidden).map(({ id }) => id)].filter(Boolean).join(' ');
    for (const one of element.matches('fieldset') ? [element, ...fields] : fields)
      setOrRemove(one, 'aria-describedby', ids);
  };
  return {
    element,
    label: part(element, 'label').textContent,
    complain: (sentence, isWrong) => {
      say('refused', sentence);
      for (const field of fields) setOrRemove(field, 'aria-invalid', isWrong && sentence !== '' ? 'true' : '');
    },
    want: (sentence) => say('missing', sentence),
  };
}

function setOrRemove(element: HTMLElement, name: string, value: string): void {
  if (value === '') element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * Controls by name of their setting.
 *
 * @param kinds how each `data-kind` works that is no line
 * @param changed called with name and value
 */
export function controlsOf<Made extends Control>(
  elements: Iterable<HTMLElement>,
  kinds: Readonly<Record<string, (element: HTMLElement, changed: Changed) => Made>>,
  changed: (name: string, value: string) => void,
): ReadonlyMap<string, Control | Made> {
  const made = [...elements].map((element) => {
    const { control: name = '', kind = '' } = element.dataset;
    const make = kinds[kind] ?? lineControl;
    return [name, make(element, (value) => changed(name, value))] as const;
  });
  return new Map(made);
}
