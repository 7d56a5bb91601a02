import { plainService } from './plain-service.ts';
import { isEmptyProof, isObjectProof } from './stored.ts';

/**
 * Any server that accepts a plain HTML form: urlencoded pairs in a simple request. Stored if the response is JSON that
 * says so, as for `json`, or an empty 201, 202 or 204; any other 2xx counts as unconfirmed. If it is unreadable, a probe
 * checks whether the server exists.
 */
export default plainService({
  urlencoded: true,
  oftenUnreadable: true,
  answersPages: true,
  read(answer, { submission }) {
    const isProof = isEmptyProof(answer) || isObjectProof(answer.content, submission.submissionId);
    return isProof ? 'accepted' : 'unverifiable';
  },
});
