// Logs every request by its route pattern. Knows neither content nor client.
import { randomUUID } from 'node:crypto';
import { problemCode } from '@foyer/protocol';
import { isObject } from '@foyer/protocol/server';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Forms } from '../domain/forms.ts';
import type { Log } from '../domain/log-event.ts';

export interface RequestLog {
  /** Must run before all other middleware. */
  readonly middleware: MiddlewareHandler;
  /** The same in all events of a request, and in the `X-Request-Id` header. */
  idOf(context: Context): string;
}

/** Polled by machines; logged only on errors. */
const quietRoutes = /\/(health|metrics)$/;
/** Other methods are logged as `other`: they are free text from the client. */
const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'CONNECT']);

export function requestLog({ forms, log }: { readonly forms: Forms; readonly log: Log }): RequestLog {
  const ids = new WeakMap<Request, string>();
  const idOf = ({ req }: Context) => {
    const id = ids.get(req.raw) ?? randomUUID();
    ids.set(req.raw, id);
    return id;
  };
  return {
    idOf,
    async middleware(context, next) {
      const start = performance.now();
      await next();
      const requestId = idOf(context);
      context.header('X-Request-Id', requestId);
      const { status } = context.res;
      // Without the parameter's pattern, an implementation detail.
      const route = routePath(context).replace(/\{[^{}]*\}/, '');
      if (quietRoutes.test(route) && status < 400) return;
      const form = context.req.param('form');
      const problem = await problemIn(context.res);
      log({
        event: 'request',
        requestId,
        method: methods.has(context.req.method) ? context.req.method : 'other',
        route,
        ...(form !== undefined && forms.has(form) && { form }),
        status,
        ...(problem !== undefined && { problem }),
        durationMs: Math.round((performance.now() - start) * 10) / 10,
      });
    },
  };
}

async function problemIn(response: Response): Promise<string | undefined> {
  if (response.headers.get('content-type') !== 'application/problem+json') return undefined;
  const body: unknown = await response.clone().json();
  return isObject(body) ? problemCode(body['type']) : undefined;
}
