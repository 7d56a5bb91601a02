import { missingParam, plainService, readSuccess } from './plain-service.ts';

/**
 * Web3Forms, `https://api.web3forms.com/submit`. Stored if the response has `success: true`. The access key is public by
 * design: it only identifies the recipient.
 * @see https://docs.web3forms.com/getting-started/api-reference
 */
export default plainService({
  trap: 'botcheck',
  reservedNames: ['access_key'],
  findIssue: (target) => (target.params.has('access_key') ? undefined : missingParam(target, 'access_key=…')),
  encode: () => ({ headers: { Accept: 'application/json' } }),
  read: readSuccess,
});
