// Loaded only for an address whose domain is not in ASCII.
export { unicodeAddress } from '@foyer/protocol';
