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

const errorName = /^(?:errors?|exception|fault)(?:$|_|[A-Z])/;
const claimName = /^(?:success|ok|accepted|sent|(?:is_?)?valid)$/i;
const verdictName = /^(?:status(?:_?code)?|result|response|state|type|code)$/i;
const no = /^(?:false|no|0|)$/i;
const refusal = /error|fail|invalid|spam|denied|abort|missing|reject|forbidden|^false$|^rest_|^[45]\d\d$/i;

/** Whether a JSON object reports an error, as some servers do with status 200. WordPress has the status in `data`. */
export function saysError(content: object): boolean {
  return Object.entries(content).some(([name, value]: readonly [string, unknown]) => {
    if (errorName.test(name)) return true;
    if (typeof value === 'object' && value !== null) return name === 'data' && saysError(value);
    const word = wordOf(value);
    return (claimName.test(name) && no.test(word)) || (verdictName.test(name) && refusal.test(word));
  });
}

/** Empty for `null`. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
