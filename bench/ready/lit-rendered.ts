// The hand-written Lit element, rendered beforehand by Lit's own server renderer.
import { fileURLToPath } from 'node:url';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import { createServer } from 'vite';

/** @param markup one element of `ready/lit-element/{name}.ts` */
export async function renderLit(name: string, markup: string): Promise<string> {
  // Node cannot read the decorators of the source.
  const vite = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  });
  try {
    await vite.ssrLoadModule(`/lit-element/${name}.ts`);
    return await collectResult(render(html`${unsafeStatic(markup)}`));
  } finally {
    await vite.close();
  }
}
