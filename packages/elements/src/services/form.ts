import { plainService } from './plain-service.ts';

/**
 * Any server that accepts a plain HTML form: urlencoded pairs in a simple request. Stored if the response is a readable
 * 2xx. If it is unreadable, a probe checks whether the server exists.
 */
export default plainService({
  urlencoded: true,
  oftenUnreadable: true,
  read: () => 'accepted',
});
