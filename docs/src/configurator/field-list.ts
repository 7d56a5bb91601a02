// The list of the contact form's fields, as its attribute writes it: names, with a question mark what is optional, or `none`.

export const fieldNames = ['name', 'email', 'phone', 'subject', 'message'] as const;
type FieldName = (typeof fieldNames)[number];

/** Not there, optional, required. */
type FieldState = '' | '?' | '!';

export function stateIn(list: string, field: FieldName): FieldState {
  const written = list.split(' ');
  if (written.includes(field)) return '!';
  return written.includes(`${field}?`) ? '?' : '';
}

export function listOf(stateOf: (field: FieldName) => string): string {
  const written = fieldNames.flatMap((field) => {
    const state = stateOf(field);
    return state === '' ? [] : [state === '?' ? `${field}?` : field];
  });
  return written.join(' ') || 'none';
}
