// Parses bytes into JSON that is safe to inspect. Knows no fields and no protocol.
import { limits, type Problem } from '@foyer/protocol';
import { problem } from './problem.ts';

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Keys that can reach a prototype when objects are copied. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function readJson(body: Uint8Array): Reading<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return malformed('The body is not JSON in UTF-8.');
  }
  const objection = objectionTo(value, 1);
  return objection === undefined ? { ok: true, value } : malformed(objection);
}

export function malformed(detail: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: problem('malformed', { detail }) };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stops at `limits.jsonDepth` levels, so that deep nesting costs nothing. */
function objectionTo(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > limits.jsonDepth) return `The body is nested deeper than ${limits.jsonDepth} levels.`;
  for (const [key, child] of Object.entries(value)) {
    if (forbiddenKeys.has(key)) return `The key ${key} is not allowed.`;
    const objection = objectionTo(child, depth + 1);
    if (objection !== undefined) return objection;
  }
  return undefined;
}
