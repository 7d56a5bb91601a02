import { plainService, readSuccess } from './plain-service.ts';

/**
 * Basin, `https://usebasin.com/f/{id}`. Stored if the response has `success: true`. The name of its honeypot is configurable;
 * `_gotcha` is the default.
 * @see https://docs.usebasin.com/guides/form-features/ajax
 */
export default plainService({
  trap: '_gotcha',
  encode: () => ({ headers: { Accept: 'application/json' } }),
  read: readSuccess,
});
