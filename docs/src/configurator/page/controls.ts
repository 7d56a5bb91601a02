// One control with its label, its help, and room for what is refused.
import { freshId, h, prose } from './dom.ts';

export interface Control {
  readonly element: HTMLElement;
  readonly label: string;
  /** Shows a value without firing anything. */
  show(value: string): void;
  /** Says what is wrong beside the control; empty: nothing. `isWrong` is false for what was wrong in the address only. */
  complain(sentence: string, isWrong: boolean): void;
}

interface About {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Shown in the empty control. */
  readonly placeholder?: string | undefined;
}

type Changed = (value: string) => void;

/** A line of text, or an area where texts are long. */
export function textControl(about: About, changed: Changed): Control {
  const input = h('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: about.placeholder ?? '',
  });
  return control(about, input, changed);
}

/** @param options value and words */
export function choiceControl(
  about: About,
  options: readonly (readonly [string, string])[],
  changed: Changed,
): Control {
  const select = h('select', {}, ...options.map(([value, words]) => h('option', { value }, words)));
  return control(about, select, changed);
}

export function switchControl(about: About, changed: Changed): Control {
  const input = h('input', { type: 'checkbox', name: about.name, id: freshId() });
  const message = h('p', { class: 'refused', id: freshId(), hidden: true });
  input.addEventListener('change', () => changed(input.checked ? 'true' : ''));
  const help = about.help ? [h('span', { class: 'help' }, about.help)] : [];
  return {
    element: h(
      'div',
      { class: 'control switch' },
      h('label', { for: input.id }, input, h('span', {}, about.label, ...help)),
      message,
    ),
    label: about.label,
    show: (value) => void (input.checked = value === 'true'),
    complain: (sentence, isWrong) => complain({ control: input, message, described: [] }, sentence, isWrong),
  };
}

/** A color as text, with the browser's picker beside it. */
export function colorControl(about: About & { readonly pick: string }, changed: Changed): Control {
  const input = h('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: about.placeholder ?? '',
  });
  const picker = h('input', { type: 'color', 'aria-label': about.pick });
  const showPicked = (value: string) => void (picker.value = asHex(value || (about.placeholder ?? '')) ?? picker.value);
  const text = control({ ...about, beside: picker }, input, (value) => {
    showPicked(value);
    changed(value);
  });
  picker.addEventListener('input', () => {
    text.show(picker.value);
    changed(picker.value);
  });
  return {
    ...text,
    show: (value) => {
      text.show(value);
      showPicked(value);
    },
  };
}

/** As the picker wants it; of two colors the light one. */
function asHex(value: string): string | undefined {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return undefined;
  context.fillStyle = /^light-dark\(([^,()]+),/.exec(value)?.[1] ?? value;
  const { fillStyle } = context;
  return typeof fillStyle === 'string' && /^#[0-9a-f]{6}$/.test(fillStyle) ? fillStyle : undefined;
}

function control(
  about: About & { readonly beside?: HTMLElement },
  input: HTMLInputElement | HTMLSelectElement,
  changed: Changed,
): Control {
  input.id = freshId();
  input.name = about.name;
  const help = about.help ? [h('p', { class: 'help', id: freshId() }, ...prose(about.help))] : [];
  const message = h('p', { class: 'refused', id: freshId(), hidden: true });
  const field = about.beside ? h('div', { class: 'with-picker' }, input, about.beside) : input;
  const described = help.map(({ id }) => id);
  if (described.length > 0) input.setAttribute('aria-describedby', described.join(' '));
  input.addEventListener('input', () => changed(input.value));
  return {
    element: h('div', { class: 'control' }, h('label', { for: input.id }, about.label), field, ...help, message),
    label: about.label,
    show: (value) => void (input.value = value),
    complain: (sentence, isWrong) => complain({ control: input, message, described }, sentence, isWrong),
  };
}

interface Complained {
  readonly control: HTMLElement;
  readonly message: HTMLElement;
  readonly described: readonly string[];
}

function complain({ control: field, message, described }: Complained, sentence: string, isWrong: boolean): void {
  message.textContent = sentence;
  message.hidden = sentence === '';
  const ids = sentence === '' ? described : [...described, message.id];
  if (ids.length > 0) field.setAttribute('aria-describedby', ids.join(' '));
  else field.removeAttribute('aria-describedby');
  if (isWrong && sentence !== '') field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
}
