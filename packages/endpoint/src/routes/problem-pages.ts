// Answers people with pages where programs get problems as JSON. Knows no route.
import type { Problem } from '@foyer/protocol';
import { isObject } from '@foyer/protocol/server';
import type { Brand } from '../domain/brand.ts';
import type { Context, MiddlewareHandler } from 'hono';
import { problemPage } from '../pages/problem-page.ts';
import { preferredType } from './preferred-type.ts';
import { browserLocale } from './reply.ts';

const replaced: readonly string[] = ['content-type', 'content-length'];

/** Must run outside of middleware that reads problems, such as the log. */
export function problemPages(brand: Brand): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { res: answer } = context;
    if (answer.headers.get('content-type') !== 'application/problem+json' || !isForPerson(context)) return;
    const problem: unknown = await answer.clone().json();
    if (!isProblem(problem)) return;
    const page = await problemPage(problem, { brand, wording: browserLocale(context) });
    for (const [name, value] of answer.headers) if (!replaced.includes(name)) page.headers.set(name, value);
    // Otherwise the old headers would be merged in.
    context.res = undefined;
    context.res = page;
  };
}

/** Navigations, and posts of HTML forms. */
function isForPerson(context: Context): boolean {
  const preferred = preferredType(context);
  if (preferred !== undefined) return preferred === 'html';
  const destination = context.req.header('sec-fetch-dest');
  return destination === 'document' || destination === 'iframe' || destination === 'frame';
}

function isProblem(value: unknown): value is Problem {
  return isObject(value) && typeof value['type'] === 'string' && typeof value['status'] === 'number';
}
