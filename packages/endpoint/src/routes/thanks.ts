// GET /{form}/thanks: where a page without JavaScript ends. Knows nothing of the message.
import type { Forms } from '../domain/forms.ts';
import { wordsIn } from '../domain/words.ts';
import { wordingFor } from '../domain/wording.ts';
import { thanksPage } from '../pages/visitor-pages.ts';
import { browserLocale, onlyMethod, refusal } from './reply.ts';

export function thanksRoute(forms: Forms) {
  return onlyMethod('GET', async (context) => {
    const form = forms.get(context.req.param('form') ?? '');
    if (form === undefined) return refusal('unknown-form');
    const wording = wordingFor(form, context.req.query('locale') ?? browserLocale(context));
    const text = form.thanks && wordsIn(form.thanks, wording);
    return thanksPage(form.doubleOptIn ? 'pending' : 'accepted', { wording, text });
  });
}
