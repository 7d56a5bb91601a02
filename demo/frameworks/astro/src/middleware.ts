import { renderWidgets } from '@foyer/elements/ssr.js';
import { defineMiddleware } from 'astro:middleware';

/** Every page leaves the server, or the build, with its widgets drawn. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(await renderWidgets(await response.text()), response);
});
