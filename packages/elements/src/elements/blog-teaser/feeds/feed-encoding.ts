// Encodings other than UTF-8. Loaded where a feed may have one.
export { otherEncoding } from '@foyer/protocol';
