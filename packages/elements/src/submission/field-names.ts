// The names of the built-in fields.

export const fieldNames = ['name', 'email', 'phone', 'subject', 'message'] as const;

export type FieldName = (typeof fieldNames)[number];

/** Whether slotted controls may not use the name. */
export function isBuiltInField(name: string): name is FieldName {
  return fieldNames.some((known) => known === name);
}
