// GET /{form}/thanks: the last page without JavaScript. Knows nothing of the message.
import type { Forms } from '../domain/forms.ts';
import { localized } from '../domain/localized-text.ts';
import { wordingFor } from '../domain/wording.ts';
import { thanksPage } from '../pages/visitor-pages.ts';
import { browserLocale, onlyMethod, problemFor } from './reply.ts';

export function thanksRoute(forms: Forms) {
  return onlyMethod('GET', async (context) => {
    const form = forms.get(context.req.param('form') ?? '');
    if (form === undefined) return problemFor('unknown-form');
    const wording = wordingFor(form, context.req.query('locale') ?? browserLocale(context));
    const text = form.thanks && localized(form.thanks, wording);
    return thanksPage(form.doubleOptIn ? 'pending' : 'accepted', { wording, text });
  });
}
