// An address as people read it: browsers give domains with other letters than ASCII in A-labels.

let decode: ((address: string) => string) | undefined;

/** The address itself until the decoder is loaded, which few addresses need. */
export function shownAddress(address: unknown, onLoad: () => void): string {
  const text = String(address);
  if (!decode && /@.*xn--/i.test(text)) {
    void import('./unicode-address.ts').then(
      ({ unicodeAddress }) => {
        decode = unicodeAddress;
        onLoad();
      },
      () => undefined,
    );
  }
  return decode?.(text) ?? text;
}
