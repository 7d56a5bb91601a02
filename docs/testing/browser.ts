// A Chromium that takes the site on this machine for a distant one: on loopback hosts widgets show notes for their owner.
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { type Browser, chromium } from 'playwright-core';

const HOST = 'docs.test';

export async function launchBrowser(siteUrl: string): Promise<Browser> {
  const { executablePath, args, env } = await findChromium();
  const { origin } = new URL(publicUrl(siteUrl));
  return chromium.launch({
    executablePath,
    args: [
      ...args,
      `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
      // As trusted as with https: widgets work as visitors know them.
      `--unsafely-treat-insecure-origin-as-secure=${origin}`,
    ],
    ...(Object.keys(env).length > 0 && { env }),
  });
}

/** The address of the site for the browser. */
export const publicUrl = (siteUrl: string) => siteUrl.replace('127.0.0.1', HOST);
