// An address as people read it: browsers give domains with other letters than ASCII in A-labels.

let decode: ((address: string) => string) | undefined;

/** The address itself until the decoder is loaded, which few addresses need. */
export function shownAddress(address: unknown, onLoad: () => void): string {
  const text = String(address);
  if (!decode && /xn--/i.test(text)) void load(onLoad);
  return decode?.(text) ?? text;
}

/** Without it the address stays in A-labels. */
async function load(onLoad: () => void): Promise<void> {
  decode = await import('./unicode-address.ts').then(
    ({ unicodeAddress }) => unicodeAddress,
    () => String,
  );
  onLoad();
}
