import { plainService, readSuccess } from './plain-service.ts';

/**
 * Basin, `https://usebasin.com/f/{id}`. Stored is what it answers with `success: true`. The name of its honeypot is a
 * setting of the form's; `_gotcha` is the one that it knows by itself.
 * @see https://docs.usebasin.com/guides/form-features/ajax
 */
export default plainService({
  trap: '_gotcha',
  encode: () => ({ headers: { Accept: 'application/json' } }),
  read: readSuccess,
});
