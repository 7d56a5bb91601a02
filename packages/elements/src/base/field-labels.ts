// The names of the built-in fields in words.
import type { msg as brand } from '@lit/localize';
import type { FieldName } from '../submission/fields.ts';

export function fieldLabel(msg: typeof brand, name: FieldName): string {
  const labels = {
    name: msg('Name'),
    email: msg('Email'),
    phone: msg('Phone'),
    subject: msg('Subject'),
    message: msg('Message'),
  } satisfies Record<FieldName, string>;
  return labels[name];
}
