// Random ids and hexadecimal numbers. `crypto.randomUUID` is missing on plain http: pages, `getRandomValues` is not.

/** Not by `Array.from`, which Prototype.js and MooTools replace by one without a mapper. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A UUID v4. Not by the name `crypto`, which a page's `let crypto` hides. */
export function randomUuid(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  // Version 4, and one of the four variants.
  return toHex(bytes).replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-a$4-$5');
}
