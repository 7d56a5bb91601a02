// Parses the attribute `fields`.
import { builtInFields, defineField, type FieldDefinition, isBuiltInField, labelProperty } from './fields.ts';

/** `"name? email message"` → definitions in that order; `none` → none; undefined if a word is unknown or repeated. */
export function parseFieldList(list: string): readonly FieldDefinition[] | undefined {
  const words = list.split(/\s+/).filter((word) => word !== '');
  if (words.join() === 'none') return [];
  const fields: FieldDefinition[] = [];
  for (const word of words) {
    const name = word.replace(/\?$/, '');
    if (!isBuiltInField(name) || fields.some((field) => field.name === name)) return undefined;
    fields.push(defineField(name, name === word));
  }
  return fields.length > 0 ? fields : undefined;
}

/** One value for the label property of each field. */
export function forEachLabel<Value>(value: Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.keys(builtInFields).map((name) => [labelProperty(name), value]));
}
