// `pnpm --filter @foyer/docs record`, after `pnpm build:cdn`: measures the examples in
// Chromium and writes their rules into printed/, which the docs show and a story tries.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startVisitor } from '@foyer/testing/node/visitor.ts';
import { format } from 'prettier';
import { examples } from './examples.ts';
import { type Measured, measureHeights, widths } from './measure.ts';
import { reservedSpace } from './rules.ts';

const script = readFileSync(fileURLToPath(import.meta.resolve('@foyer/elements/cdn/foyer.all.js')));
const page = `<!doctype html><html lang="en"><meta charset="utf-8">
<script src="/foyer.all.js"></script>`;
const server = createServer(({ url }, response) => {
  response.setHeader('Content-Type', url === '/' ? 'text/html' : 'text/javascript');
  response.end(url === '/' ? page : script);
});
server.listen(0, 'localhost');
await once(server, 'listening');
const address = server.address();
const visitor = await startVisitor('chromium');
if (!visitor || address === null || typeof address === 'string') throw new Error('Chromium is not on this machine');
await visitor.opens(`http://localhost:${address.port}/`);
for (const [name, html] of Object.entries(examples)) {
  const call = `(${String(measureHeights)})(${JSON.stringify(html)}, ${JSON.stringify(widths)}, 'en')`;
  const measured = await visitor.evaluates(call);
  if (!isMeasured(measured)) throw new Error(`no widget in ${name}`);
  const css = await format(reservedSpace(measured.tag, measured.heights), {
    parser: 'css',
    singleQuote: true,
    printWidth: 120,
  });
  writeFileSync(new URL(`printed/${name}.css`, import.meta.url), css);
}
await visitor.leaves();
server.close();
server.closeAllConnections();

function isMeasured(value: unknown): value is Measured {
  return typeof value === 'object' && value !== null && 'heights' in value;
}
