// Reads and validates foyer.yaml. Each problem names file, line, key and the allowed values.
import * as v from 'valibot';
import { type Document, isMap, isNode, isScalar } from 'yaml';
import { explain, keysOf } from '../settings/explain.ts';
import { type Settings, settingsSchema } from '../settings/settings-schema.ts';
import { readYaml } from './read-yaml.ts';

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
    const keys = keysOf(issue);
    return `${place(offsetOf(document, keys))} ${explain(issue, keys, settingsSchema)}`;
  });
  return { status: 'refused', problems };
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
