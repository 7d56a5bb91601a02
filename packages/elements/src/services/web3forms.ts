import { missingParam, plainService, readSuccess } from './plain-service.ts';

/**
 * Web3Forms, `https://api.web3forms.com/submit`. Stored is what it answers with `success: true`. The access key is made
 * to be public: it only names the address that messages go to.
 * @see https://docs.web3forms.com/getting-started/api-reference
 */
export default plainService({
  trap: 'botcheck',
  reservedNames: ['access_key'],
  findIssue: (target) => (target.params.has('access_key') ? undefined : missingParam(target, 'access_key=…')),
  encode: () => ({ headers: { Accept: 'application/json' } }),
  read: readSuccess,
});
