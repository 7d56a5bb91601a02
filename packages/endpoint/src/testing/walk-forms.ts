// For tests: forms without settings.
import type { FormDefinition, Forms } from '../domain/forms.ts';

export const walkForms: Forms = new Map(
  [
    { id: 'newsletter', doubleOptIn: true },
    { id: 'events', doubleOptIn: true },
    { id: 'contact', doubleOptIn: false, reply: { subject: 'Thanks', text: 'We will write.' } },
  ].map((form): [string, FormDefinition] => [
    form.id,
    {
      fields: [{ name: 'email', kind: 'email', required: true }],
      consentRequired: false,
      owners: [],
      subject: '',
      hooks: [],
      pendingDays: 14,
      ...form,
    },
  ]),
);

export function formOf(id: string): FormDefinition {
  const form = walkForms.get(id);
  if (form === undefined) throw new Error(`no form ${id}`);
  return form;
}
