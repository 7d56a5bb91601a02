// Parses the entry that `foyer-math-captcha` adds to another form: JSON of `{ token, answer, pow }`.
import type { CaptchaAnswer } from '@foyer/protocol';
import { isObject, readJson } from '@foyer/protocol/server';

/** Returns undefined for anything else. */
export function readCaptchaEntry(value: unknown): CaptchaAnswer | undefined {
  const entry = typeof value === 'string' ? parse(value) : value;
  if (!isObject(entry) || typeof entry['token'] !== 'string') return undefined;
  const { token, answer, pow } = entry;
  const { counter, derivedKey } = isObject(pow) ? pow : {};
  return {
    token,
    ...(typeof answer === 'string' && { answer }),
    ...(typeof counter === 'number' && typeof derivedKey === 'string' && { pow: { counter, derivedKey } }),
  };
}

function parse(text: string): unknown {
  const json = readJson(new TextEncoder().encode(text));
  return json.ok ? json.value : undefined;
}
