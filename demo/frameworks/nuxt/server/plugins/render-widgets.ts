import { renderWidgets } from '@foyer/elements/ssr.js';

/** Every page leaves the server with its widgets drawn. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:response', async (response) => {
    if (typeof response.body === 'string') response.body = await renderWidgets(response.body);
  });
});
