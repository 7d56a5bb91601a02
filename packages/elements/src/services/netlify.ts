import { plainService } from './plain-service.ts';

/**
 * Netlify Forms, any static path of the site itself. Stored is what it answers with a 2xx: the page at that path, for it
 * says nothing else. The form and its fields must also stand as plain HTML in a page that Netlify has built.
 * @see https://docs.netlify.com/forms/setup
 */
export default plainService({
  trap: 'bot-field',
  reservedNames: ['form-name'],
  urlencoded: true,
  entries: ({ submission: { form = '' } }) => [['form-name', form]],
  read: () => 'accepted',
});
