// The rules of widgets, without a person at the docs: measured in a Chromium by what `pnpm build:cdn` wrote.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startVisitor } from '@foyer/testing/node/visitor.ts';
import { type Measured, measureHeights, widths } from './measure.ts';
import { reservedSpace } from './rules.ts';

const script = readFileSync(fileURLToPath(import.meta.resolve('@foyer/elements/cdn/foyer.all.js')));
const page = '<!doctype html><meta charset="utf-8"><script src="/foyer.all.js"></script>';

/** @param language of the page that they are for, BCP 47 */
export async function printRules(html: readonly string[], language: string): Promise<readonly string[]> {
  const server = createServer(({ url }, response) => {
    response.setHeader('Content-Type', url === '/' ? 'text/html' : 'text/javascript');
    response.end(url === '/' ? page : script);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  const visitor = await startVisitor('chromium');
  if (!visitor || address === null || typeof address === 'string') throw new Error('Chromium is not on this machine');
  try {
    await visitor.opens(`http://localhost:${address.port}/`);
    const printed: string[] = [];
    for (const widget of html) {
      const values = [widget, widths, language].map((value) => JSON.stringify(value)).join();
      const measured = await visitor.evaluates(`(${String(measureHeights)})(${values})`);
      if (!isMeasured(measured)) throw new Error(`no widget in ${widget}`);
      printed.push(reservedSpace(measured.tag, measured.heights, measured.id));
    }
    return printed;
  } finally {
    await visitor.leaves();
    server.close();
    server.closeAllConnections();
  }
}

function isMeasured(value: unknown): value is Measured {
  return typeof value === 'object' && value !== null && 'heights' in value;
}
