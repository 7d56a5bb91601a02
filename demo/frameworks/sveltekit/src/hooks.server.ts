import { renderWidgets } from '@foyer/elements/ssr.js';
import type { Handle } from '@sveltejs/kit/hooks';

/** Every page leaves the server with its widgets drawn. */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, { transformPageChunk: ({ html }) => renderWidgets(html) });
