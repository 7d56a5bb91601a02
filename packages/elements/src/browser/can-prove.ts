/** Whether the browser can solve a proof of work: plain http: pages have no `crypto.subtle`. */
export function canProve(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}
