import { plainService, readSuccess } from './plain-service.ts';

/**
 * Getform, `https://getform.io/f/{id}`. Stored if the response has `success: true`. Other responses are undocumented: a JSON
 * object without `error` counts as unconfirmed.
 * @see https://getform.io/
 */
export default plainService({
  trap: '_gotcha',
  encode: () => ({ headers: { Accept: 'application/json' } }),
  read(answer) {
    const { content } = answer;
    const isAnswer =
      typeof content === 'object' && content !== null && !Array.isArray(content) && !('error' in content);
    return readSuccess(answer) ?? (isAnswer ? 'unverifiable' : undefined);
  },
});
