// What the compiled layout of mails is filled in with. Every value is text.
import { escapeUTF8 } from 'entities';

export function escaped(value: string | number): string {
  return escapeUTF8(String(value));
}

/** Nothing for undefined, one for a value, one for each of a list. */
export function each<Value>(values: Value | readonly Value[] | undefined, render: (value: Value) => string): string {
  if (values === undefined) return '';
  return (isList(values) ? values : [values]).map(render).join('');
}

function isList<Value>(values: Value | readonly Value[]): values is readonly Value[] {
  return Array.isArray(values);
}
