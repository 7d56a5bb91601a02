// Whether the response of a server without a documented format proves that a message is stored.
import type { HttpResponse } from './service.ts';

/** Whether the body is an HTML page, judged by its first character, because content types are often wrong. */
export function isPage(body: string): boolean {
  return body.trimStart().startsWith('<');
}

/** Whether an empty response has a status that means created or accepted. */
export function isEmptyProof({ status, body }: Pick<HttpResponse, 'status' | 'body'>): boolean {
  return body.trim() === '' && [201, 202, 204].includes(status);
}

/** A JSON object without an error, whose id, if it has one, is ours. */
export function isObjectProof(content: unknown, submissionId: string): boolean {
  if (typeof content !== 'object' || content === null || Array.isArray(content) || saysError(content)) return false;
  return !('submissionId' in content) || content.submissionId === submissionId;
}

/** Whether a JSON object reports an error, as some servers do with status 200. */
export function saysError(content: object): boolean {
  if ('error' in content || 'errors' in content) return true;
  if ('status' in content && /error|fail|invalid|spam|denied|^[45]\d\d$/i.test(String(content.status))) return true;
  return ('success' in content && isNo(content.success)) || ('ok' in content && isNo(content.ok));
}

function isNo(value: unknown): boolean {
  return !value || value === 'false';
}
