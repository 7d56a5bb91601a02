// Encodings other than UTF-8. Loaded if a feed may have one.
export { otherEncoding } from '@foyer/protocol';
