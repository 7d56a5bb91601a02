// The fields of the contact form: for each one whether it is there, and whether it is required.
import { fieldNames, listOf, stateIn } from '../field-list.ts';
import { about, type Changed, type Control } from './controls.ts';

export function fieldsControl(element: HTMLElement, changed: Changed): Control {
  const usual = element.dataset['usual'] ?? '';
  const selects = new Map(
    [...element.querySelectorAll('select')].map((select) => [select.dataset['field'] ?? '', select] as const),
  );
  const none = element.querySelector<HTMLInputElement>('[type="checkbox"]');
  const isNone = () => none?.checked === true;
  const value = () => {
    const list = isNone() ? 'none' : listOf((field) => selects.get(field)?.value ?? '');
    return list === usual ? '' : list;
  };
  const showNone = () => {
    for (const select of selects.values()) select.disabled = isNone();
  };
  element.addEventListener('change', () => {
    changed(value());
    showNone();
  });
  return {
    ...about(element, [...selects.values(), ...(none ? [none] : [])]),
    left: value,
    show: (list) => {
      const written = list || usual;
      if (none) none.checked = written === 'none';
      for (const field of fieldNames) {
        const select = selects.get(field);
        if (select) select.value = stateIn(written, field);
      }
      showNone();
    },
  };
}
