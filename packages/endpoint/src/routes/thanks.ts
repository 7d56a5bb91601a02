// GET /{form}/thanks: the last page without JavaScript, or the way to the owner's. Knows nothing of the message.
import { problemFor } from '@foyer/protocol/server';
import type { Brand } from '../domain/brand.ts';
import type { Forms } from '../domain/forms.ts';
import { localized } from '../domain/localized-text.ts';
import { wordingFor } from '../domain/wording.ts';
import { thanksPage } from '../pages/visitor-pages.ts';
import { redirectTo } from './inbox-session.ts';
import { browserLocale, onlyMethod } from './reply.ts';

export function thanksRoute({ brand, forms }: { readonly brand: Brand; readonly forms: Forms }) {
  return onlyMethod('GET', async (context) => {
    const form = forms.get(context.req.param('form') ?? '');
    if (form === undefined) return problemFor('unknown-form');
    const wording = wordingFor(form, context.req.query('locale') ?? browserLocale(context));
    if (form.thanksUrl !== undefined) return redirectTo(context, localized(form.thanksUrl, wording));
    const text = form.thanks && localized(form.thanks, wording);
    return thanksPage(form.doubleOptIn ? 'pending' : 'accepted', { brand, wording, text });
  });
}
