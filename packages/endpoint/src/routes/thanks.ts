// GET /{form}/thanks: where a page without JavaScript ends. Knows nothing of the message.
import type { Forms } from '../domain/forms.ts';
import { wordingFor } from '../domain/wording.ts';
import { thanksPage } from '../pages/visitor-pages.ts';
import { browserLocale, onlyMethod, refusal } from './reply.ts';

export function thanksRoute(forms: Forms) {
  return onlyMethod('GET', async (context) => {
    const form = forms.get(context.req.param('form') ?? '');
    if (form === undefined) return refusal('unknown-form');
    const wording = wordingFor(form, context.req.query('locale') ?? browserLocale(context));
    return thanksPage(form.doubleOptIn ? 'pending' : 'accepted', wording);
  });
}
