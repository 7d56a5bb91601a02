// Responses for problems, and checks of the method. Knows no route.
import { methodNotAllowed, problem, problemFor, problemResponse } from '@foyer/protocol/server';
import type { Context, Handler, MiddlewareHandler } from 'hono';
import type { Forms } from '../domain/forms.ts';
import { type Wording, wordingForLanguages } from '../domain/wording.ts';

/** After a failure of the store: long enough for a lock or a restart. */
export const retryAfterSeconds = 5;

/** For any internal error: nothing was stored, and a retry is right. */
export function unavailable(): Response {
  return problemResponse(problem('unavailable', { retryAfter: retryAfterSeconds }));
}

/** 401; `detail` names the expected token. */
export function unauthorized(detail: string): Response {
  const refused = { type: 'about:blank', title: 'Unauthorized', status: 401, detail };
  return problemResponse(refused, { 'WWW-Authenticate': 'Bearer' });
}

/** Checked before the method: an unknown form has no methods. */
export function knownForm(forms: Forms): MiddlewareHandler {
  return async (context, next) => {
    if (!forms.has(context.req.param('form') ?? '')) return problemFor('unknown-form');
    await next();
    return undefined;
  };
}

/** Answers other methods with 405 and `Allow`. HEAD is handled as GET. */
export function onlyMethod(method: 'GET' | 'POST', handler: (context: Context) => Promise<Response>): Handler {
  const allowed = method === 'GET' ? ['GET', 'HEAD'] : ['POST'];
  return async (context) => (allowed.includes(context.req.method) ? handler(context) : methodNotAllowed(allowed));
}

/** Same, for routes with GET and POST. */
export function byMethod(handlers: Record<'GET' | 'POST', (context: Context) => Promise<Response>>): Handler {
  return async (context) => {
    const { method } = context.req;
    if (method === 'POST') return handlers.POST(context);
    return method === 'GET' || method === 'HEAD' ? handlers.GET(context) : methodNotAllowed(['GET', 'HEAD', 'POST']);
  };
}

/** Language of pages without a form. */
export function browserLocale(context: Context): Wording {
  return wordingForLanguages(context.req.header('accept-language') ?? '');
}
