/** True where a proof of work can be found: plain http: pages have no `crypto.subtle`. */
export function canProve(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}
