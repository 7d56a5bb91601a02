// What a server says that documents no answer of its own: whether that proves a message to be stored.
import type { HttpResponse } from './service.ts';

/** A page of HTML, judged by its first sign, because content types are often wrong. Any address may answer with one. */
export function isPage(body: string): boolean {
  return body.trimStart().startsWith('<');
}

/** Whether an empty answer says that something was made or taken. */
export function isEmptyProof({ status, body }: Pick<HttpResponse, 'status' | 'body'>): boolean {
  return body.trim() === '' && [201, 202, 204].includes(status);
}

/** A JSON object without an error, whose id, if it has one, is ours. */
export function isObjectProof(content: unknown, submissionId: string): boolean {
  if (typeof content !== 'object' || content === null || Array.isArray(content) || saysError(content)) return false;
  return !('submissionId' in content) || content.submissionId === submissionId;
}

/** Whether a JSON object speaks of failure, as servers do with status 200. */
export function saysError(content: object): boolean {
  if ('error' in content || 'errors' in content) return true;
  if ('status' in content && /^(error|fail)/i.test(String(content.status))) return true;
  return ('success' in content && isNo(content.success)) || ('ok' in content && isNo(content.ok));
}

function isNo(value: unknown): boolean {
  return !value || value === 'false';
}
