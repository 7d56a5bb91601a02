// One sentence for each mistake in the settings: the key, its value, what is allowed. Knows neither files nor variables.
import type * as v from 'valibot';
import { knownKeys } from './known-keys.ts';
import { nearest } from './nearest.ts';

/** `keys` is the path of the key, or the variable that stands for it. */
export function explain(issue: v.BaseIssue<unknown>, keys: readonly string[], schema: v.GenericSchema): string {
  const name = keys.join('.');
  if (issue.type !== 'strict_object' || issue.expected !== 'never') {
    const place = name === '' ? '' : `${name}: `;
    if (issue.input === undefined) return `${place}is missing. Allowed: ${issue.message}.`;
    return `${place}${isSecret(name) ? hidden : quote(issue.input)} is not allowed. Allowed: ${issue.message}.`;
  }
  const known = knownKeys(schema, keys.slice(0, -1));
  const meant = nearest(keys.at(-1) ?? '', known);
  const guess = meant === undefined ? '.' : `, did you mean "${meant}"?`;
  return `${name}: unknown key${guess} Allowed: ${known.join(', ')}.`;
}

export function keysOf({ path }: v.BaseIssue<unknown>): readonly string[] {
  return (path ?? []).map(({ key }) => String(key));
}

const hidden = 'its value';

/** Values that must not reach a log: keys, and URLs that may contain a password. */
function isSecret(name: string): boolean {
  return /(^feeds\.[^.]+|secret|token|api_?key|url)(\.\d+)?$/i.test(name);
}

/** A value in the wrong place may be a secret. */
function quote(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input);
  const isPlain = typeof input !== 'object' || text.length <= 4;
  if (!isPlain) return Array.isArray(input) ? 'a list' : 'a map';
  return /:\/\/[^/]*@/.test(text) ? hidden : text;
}
