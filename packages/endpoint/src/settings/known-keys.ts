// The keys that foyer.yaml allows at a path, read from the schema.
import type * as v from 'valibot';

type Schema = v.GenericSchema;

/** Keys allowed below a path; empty where any name is allowed. */
export function knownKeys(schema: Schema, [key, ...rest]: readonly string[]): readonly string[] {
  const inner = unwrapped(schema);
  if (key === undefined) return 'entries' in inner && isRecord(inner.entries) ? Object.keys(inner.entries) : [];
  const next = childOf(inner, key);
  return next === undefined ? [] : knownKeys(next, rest);
}

function childOf(schema: Schema, key: string): Schema | undefined {
  if ('entries' in schema && isRecord(schema.entries)) return asSchema(schema.entries[key]);
  if ('value' in schema) return asSchema(schema.value);
  return 'item' in schema ? asSchema(schema.item) : undefined;
}

function unwrapped(schema: Schema): Schema {
  if ('wrapped' in schema) return unwrapped(asSchema(schema.wrapped) ?? schema);
  // Takes the variant that has keys.
  if (isLazy(schema)) return unwrapped(asSchema(schema.getter({})) ?? schema);
  return schema;
}

function asSchema(value: unknown): Schema | undefined {
  return isSchema(value) ? value : undefined;
}

function isLazy(schema: Schema): schema is Schema & { readonly getter: (input: unknown) => unknown } {
  return schema.type === 'lazy' && 'getter' in schema;
}

function isSchema(value: unknown): value is Schema {
  return isRecord(value) && value['kind'] === 'schema';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
