import { plainService } from './plain-service.ts';

/**
 * Any server that takes what a plain HTML form would send: urlencoded pairs in a simple request. A 2xx that the page can
 * read is success. Where the answer cannot be read, one more question tells whether there was anybody to hand it to.
 */
export default plainService({
  urlencoded: true,
  oftenUnreadable: true,
  read: () => 'accepted',
});
