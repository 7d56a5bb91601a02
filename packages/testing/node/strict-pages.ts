// Serves the pages of the element tests under the strictest content security policy that a site may have, and lets each
// test fail during which that refused something.
import { randomBytes } from 'node:crypto';

interface Context {
  readonly path: string;
  readonly query: Record<string, unknown>;
  body: unknown;
  set(name: string, value: string): void;
}

const strictPolicy = (nonce: string) => [
  "default-src 'none'",
  "connect-src 'self'",
  "img-src 'self'",
  `script-src 'nonce-${nonce}' 'strict-dynamic'`,
  "style-src 'none'",
  "require-trusted-types-for 'script'",
];

/** Chromium applies the policy to XML that is only parsed, and has inline styles in its report of XML that is broken. */
const parsesXml = "style-src-attr 'unsafe-inline'";
const asksOtherHosts = 'connect-src *';

const hasStyleElements = "style-src-elem 'unsafe-inline'";

/** What the page of a test file may do besides. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'base/take-over.test.ts': hasStyleElements,
  'session/shown-text.test.ts': hasStyleElements,
  'browser/probe.test.ts': asksOtherHosts,
  'browser/transport.test.ts': asksOtherHosts,
  'blog-teaser/feeds/both-ways.test.ts': parsesXml,
};

function policyOf(page: string, nonce: string): string {
  const exception = Object.entries(EXCEPTIONS).find(([file]) => page.includes(`${file}?`))?.[1];
  const [directive] = exception?.split(' ') ?? [];
  const rules = strictPolicy(nonce).filter((rule) => !rule.startsWith(`${directive} `));
  return [...rules, ...(exception ? [exception] : [])].join('; ');
}

/** The page of a test file gets the policy, and its own scripts the nonce. */
export async function strictPages(context: Context, next: () => Promise<unknown>): Promise<void> {
  await next();
  if (context.path !== '/' || typeof context.body !== 'string') return;
  const nonce = randomBytes(12).toString('hex');
  context.set('content-security-policy', policyOf(context.body, nonce));
  const watch = '<script type="module" src="/packages/testing/browser/refused.ts"></script>';
  const page = context.body.replace('<head>', `<head>${watch}`);
  context.body = page.replaceAll(/<(script|link)\b/g, `<$1 nonce="${nonce}"`);
}

export const refusalsFail = {
  name: 'foyer-refusals-fail',
  transform({ path, query, body }: Context): string | undefined {
    if (!path.endsWith('.test.ts') || !('wtr-session-id' in query)) return undefined;
    return `import '/packages/testing/browser/refusals-fail.ts'; ${String(body)}`;
  },
};
