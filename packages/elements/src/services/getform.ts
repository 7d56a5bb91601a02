import { plainService, readSuccess } from './plain-service.ts';

/**
 * Getform, `https://getform.io/f/{id}`. Stored is what it answers with `success: true`. It documents no more of its
 * answers: another JSON object without `error` means that it has taken the message, and nobody knows what it did with it.
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
