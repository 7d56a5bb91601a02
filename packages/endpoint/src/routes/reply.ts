// Problems as responses, and the guard for methods. Knows no route.
import type { Problem, ProblemCode } from '@foyer/protocol';
import type { Context, Handler, MiddlewareHandler } from 'hono';
import type { Forms } from '../domain/forms.ts';
import { problem } from '../domain/problem.ts';
import { wordingForLanguages } from '../domain/wording.ts';

/** After a fault of the store: long enough for a lock or a restart to pass. */
export const retryAfterSeconds = 5;

export function problemResponse(found: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(found), {
    status: found.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(found.retryAfter !== undefined && { 'Retry-After': String(found.retryAfter) }),
      ...headers,
    },
  });
}

export function problemFor(code: ProblemCode): Response {
  return problemResponse(problem(code));
}

/** Whatever went wrong inside: nothing was promised, and trying again is right. */
export function unavailable(): Response {
  return problemResponse(problem('unavailable', { retryAfter: retryAfterSeconds }));
}

/** Without a right token; `detail` says which one is meant. */
export function unauthorized(detail: string): Response {
  const refused = { type: 'about:blank', title: 'Unauthorized', status: 401, detail };
  return problemResponse(refused, { 'WWW-Authenticate': 'Bearer' });
}

/** Before the method: a form that is not there has no methods. */
export function knownForm(forms: Forms): MiddlewareHandler {
  return async (context, next) => {
    if (!forms.has(context.req.param('form') ?? '')) return problemFor('unknown-form');
    await next();
    return undefined;
  };
}

/** Hands on what the route answers to, and says 405 with `Allow` to the rest. HEAD is GET without a body. */
export function onlyMethod(method: 'GET' | 'POST', handler: (context: Context) => Promise<Response>): Handler {
  const allowed = method === 'GET' ? ['GET', 'HEAD'] : ['POST'];
  return async (context) => (allowed.includes(context.req.method) ? handler(context) : methodNotAllowed(allowed));
}

/** The same for what is both read and acted upon. */
export function byMethod(handlers: Record<'GET' | 'POST', (context: Context) => Promise<Response>>): Handler {
  return async (context) => {
    const { method } = context.req;
    if (method === 'POST') return handlers.POST(context);
    return method === 'GET' || method === 'HEAD' ? handlers.GET(context) : methodNotAllowed(['GET', 'HEAD', 'POST']);
  };
}

export function methodNotAllowed(allowed: readonly string[]): Response {
  return problemResponse(problem('method-not-allowed'), { Allow: allowed.join(', ') });
}

/** The language that a page speaks where nobody's form says which. */
export function browserLocale(context: Context): 'de' | 'en' {
  return wordingForLanguages(context.req.header('accept-language') ?? '');
}
