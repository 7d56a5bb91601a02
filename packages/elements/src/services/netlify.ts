import { plainService } from './plain-service.ts';

/**
 * Netlify Forms, any static path of the site itself. Always unconfirmed: the response is just the page at that path, as
 * from any server. The form and its fields must also exist as plain HTML in a page that Netlify has built.
 * @see https://docs.netlify.com/forms/setup
 */
export default plainService({
  trap: 'bot-field',
  reservedNames: ['form-name'],
  urlencoded: true,
  entries: ({ submission: { form = '' } }) => [['form-name', form]],
  answersPages: true,
  read: () => 'unverifiable',
});
