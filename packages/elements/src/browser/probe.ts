// Checks whether a server responds at all, to explain a failure to the site owner: fetch does not tell a page why it failed.
import type { Probe } from '../submission/diagnosis.ts';
import { exchange } from './transport.ts';

/** Requests the server's root with mode `no-cors`. Never rejects. */
export async function probeServer({ origin }: URL, timeoutMs: number): Promise<Probe> {
  let isForbidden = false;
  const onViolation = ({ blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'enforce' && blockedURI.startsWith(origin)) isForbidden = true;
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  const { kind } = await exchange({ method: 'GET', url: new URL(origin), mode: 'no-cors' }, { timeoutMs });
  // The browser reports a CSP violation in a separate task, possibly after fetch rejects.
  await new Promise((resolve) => setTimeout(resolve));
  document.removeEventListener('securitypolicyviolation', onViolation);
  if (isForbidden) return 'forbidden';
  return kind === 'opaque' || kind === 'response' ? 'answered' : 'silent';
}
