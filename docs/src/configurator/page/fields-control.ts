// The fields of the contact form: for each one whether it is there, and whether it is required.
import type { wordsOf } from '../words.ts';
import type { Control } from './controls.ts';
import { freshId, h } from './dom.ts';

const names = ['name', 'email', 'phone', 'subject', 'message'] as const;

interface About {
  readonly name: string;
  readonly label: string;
}

interface Words {
  readonly words: ReturnType<typeof wordsOf>;
  /** The attribute's default. */
  readonly usual: string;
}

export function fieldsControl(
  { name, label }: About,
  { words, usual }: Words,
  changed: (value: string) => void,
): Control {
  const message = h('p', { class: 'refused', id: freshId(), hidden: true });
  const selects = names.map((field) => {
    const options = words.fieldStates.map((state, index) => h('option', { value: ['', '?', '!'][index] ?? '' }, state));
    return [field, h('select', { id: freshId(), name: `${name}-${field}` }, ...options)] as const;
  });
  const none = h('input', { type: 'checkbox', id: freshId(), name: `${name}-none` });
  const read = () => {
    if (none.checked) return 'none';
    return (
      selects.flatMap(([field, { value }]) => (value === '' ? [] : [value === '?' ? `${field}?` : field])).join(' ') ||
      'none'
    );
  };
  const write = () => {
    const value = read();
    changed(value === usual ? '' : value);
  };
  const show = (value: string) => {
    const written = (value || usual).split(' ');
    none.checked = written.includes('none');
    for (const [field, select] of selects) {
      select.value = written.includes(field) ? '!' : written.includes(`${field}?`) ? '?' : '';
      select.disabled = none.checked;
    }
  };
  const element = h(
    'fieldset',
    { class: 'control fields' },
    h('legend', {}, label),
    ...selects.map(([field, select]) => h('div', {}, h('label', { for: select.id }, words.fieldNames[field]), select)),
    h('label', { for: none.id, class: 'none' }, none, words.noForm),
    message,
  );
  element.addEventListener('change', () => {
    write();
    for (const [, select] of selects) select.disabled = none.checked;
  });
  return {
    element,
    label,
    show,
    complain: (sentence) => {
      message.textContent = sentence;
      message.hidden = sentence === '';
    },
  };
}
