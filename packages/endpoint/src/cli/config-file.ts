// Reads and validates foyer.yaml. Each problem names file, line, key and the allowed values.
import * as v from 'valibot';
import { type Document, isMap, isNode, isScalar } from 'yaml';
import { nearest } from './nearest.ts';
import { knownKeys } from './known-keys.ts';
import { readYaml } from './read-yaml.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';

export type SettingsReading =
  | { readonly status: 'read'; readonly settings: Settings }
  | { readonly status: 'refused'; readonly problems: readonly string[] };

export function readConfigFile(path: string): SettingsReading {
  const file = readYaml(path);
  if (file.status === 'refused') return file;
  const { document, place, value } = file;
  const reading = v.safeParse(settingsSchema, value ?? {});
  if (reading.success) return { status: 'read', settings: reading.output };
  const problems = reading.issues.map((issue) => {
    const keys = (issue.path ?? []).map(({ key }) => String(key));
    return `${place(offsetOf(document, keys))} ${explain(issue, keys)}`;
  });
  return { status: 'refused', problems };
}

/** One issue as a sentence: the key, what is wrong, what is allowed. */
export function explain(issue: v.BaseIssue<unknown>, keys: readonly string[]): string {
  const name = keys.join('.');
  if (issue.type !== 'strict_object' || issue.expected !== 'never') {
    const place = name === '' ? '' : `${name}: `;
    if (issue.input === undefined) return `${place}is missing. Allowed: ${issue.message}.`;
    return `${place}${isSecret(name) ? hidden : quote(issue.input)} is not allowed. Allowed: ${issue.message}.`;
  }
  const known = knownKeys(settingsSchema, keys.slice(0, -1));
  const meant = nearest(keys.at(-1) ?? '', known);
  const guess = meant === undefined ? '.' : `, did you mean "${meant}"?`;
  return `${name}: unknown key${guess} Allowed: ${known.join(', ')}.`;
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

/** Position of the last key of a path, or of its nearest ancestor in the file. */
function offsetOf(document: Document, keys: readonly string[]): number {
  if (keys.length === 0) return 0;
  const above = keys.slice(0, -1);
  const parent = above.length === 0 ? document.contents : document.getIn(above, true);
  const key = isMap(parent) ? parent.items.find((pair) => nameOf(pair.key) === keys.at(-1))?.key : undefined;
  return startOf(key) ?? startOf(document.getIn(keys, true)) ?? offsetOf(document, above);
}

function nameOf(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
