// Whether anybody answers at a server, for the site's owner: a page never learns why a request of its own had no answer.
import type { Probe } from '../submission/diagnosis.ts';
import { exchange } from './transport.ts';

/** Asks the server for its first page, of which nothing can be read. Never rejects. */
export async function probe({ origin }: URL, timeoutMs: number): Promise<Probe> {
  let isForbidden = false;
  const onViolation = ({ blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'enforce' && blockedURI.startsWith(origin)) isForbidden = true;
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  const { kind } = await exchange({ method: 'GET', url: new URL(origin), mode: 'no-cors' }, { timeoutMs });
  // The browser tells of a violation in a task of its own, which may come after the refusal.
  await new Promise((resolve) => setTimeout(resolve));
  document.removeEventListener('securitypolicyviolation', onViolation);
  if (isForbidden) return 'forbidden';
  return kind === 'opaque' || kind === 'response' ? 'answered' : 'silent';
}
