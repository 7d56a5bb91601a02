// The sender's address in a message: the first field of kind `email`, whatever its name.
import type { Submission } from '@foyer/protocol';
import type { FormDefinition } from './forms.ts';

export function emailFieldOf({ fields }: Pick<FormDefinition, 'fields'>): string | undefined {
  return fields.find(({ kind }) => kind === 'email')?.name;
}

export function emailIn({ fields }: Pick<Submission, 'fields'>, form: FormDefinition): string | undefined {
  const name = emailFieldOf(form);
  const email = name === undefined ? undefined : fields[name];
  return typeof email === 'string' && email !== '' ? email : undefined;
}
