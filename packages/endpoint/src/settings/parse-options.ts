// Checks options that a program passes, by the schema of foyer.yaml. Knows no default.
import * as v from 'valibot';
import { explain, keysOf } from './explain.ts';

/**
 * Returns the options as the schema normalizes them.
 * @throws {RangeError} with one line for each mistake: key, value, what is allowed.
 */
export function parseOptions<Schema extends v.GenericSchema>(schema: Schema, options: unknown): v.InferOutput<Schema> {
  const reading = v.safeParse(schema, withoutUndefined(options));
  if (reading.success) return reading.output;
  throw new RangeError(reading.issues.map((issue) => explain(issue, keysOf(issue), schema)).join('\n'));
}

/** Programs pass `process.env.SMTP_URL` whether it is set or not. */
function withoutUndefined(value: unknown): unknown {
  if (!isMap(value)) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.map(([key, entry]) => [key, withoutUndefined(entry)]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
