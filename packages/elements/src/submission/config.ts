// From attributes to what a submission needs. Knows no element; it says which attribute is wrong and what is allowed.
import type { ErrorCode } from '@foyer/protocol';

/** Where and how a form's messages go. */
export interface FormConfig {
  readonly endpoint: URL;
  /** Constants that the service wants. */
  readonly params: URLSearchParams;
  /** What the service calls our fields. */
  readonly fieldNames: Readonly<Record<string, string>>;
  readonly form: string;
  readonly timeoutMs: number;
}

export interface FormSettings {
  readonly endpoint: string;
  /** Query strings. */
  readonly serviceParams: string;
  readonly fieldNames: string;
  readonly form: string;
  readonly timeoutSeconds: number;
}

/** A setting with which nothing can be sent. `allowed` is a sentence for the site's owner. */
export interface ConfigIssue {
  readonly code: Extract<ErrorCode, 'endpoint-missing' | 'misconfigured'>;
  readonly attribute: string;
  readonly value: string;
  readonly allowed: string;
}

export type ConfigResult = { readonly config: FormConfig } | { readonly issue: ConfigIssue };

/** Reads the settings against the page's base URL. */
export function parseConfig(settings: FormSettings, base: URL): ConfigResult {
  if (settings.endpoint.trim() === '') {
    const allowed = 'the URL that messages are sent to, such as https://forms.example.org/contact';
    return { issue: { code: 'endpoint-missing', attribute: 'endpoint', value: settings.endpoint, allowed } };
  }
  const endpoint = parseEndpoint(settings.endpoint, base);
  if (!endpoint) {
    const allowed = 'an https: URL without credentials (http: only where the page is http:, or for a loopback host)';
    return misconfigured('endpoint', settings.endpoint, allowed);
  }
  const { form, timeoutSeconds } = settings;
  const params = new URLSearchParams(settings.serviceParams);
  const fieldNames = Object.fromEntries(new URLSearchParams(settings.fieldNames));
  return { config: { endpoint, params, fieldNames, form, timeoutMs: timeoutSeconds * 1000 } };
}

function misconfigured(attribute: string, value: string, allowed: string): ConfigResult {
  return { issue: { code: 'misconfigured', attribute, value, allowed } };
}

/** The endpoint as an absolute URL without trailing slash, or undefined where it may not be used from this page. */
export function parseEndpoint(endpoint: string, base: URL): URL | undefined {
  if (!URL.canParse(endpoint, base)) return undefined;
  const url = new URL(endpoint, base);
  if (url.username || url.password) return undefined;
  const insecureAllowed = base.protocol === 'http:' || isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && insecureAllowed)) return undefined;
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.hash = '';
  return url;
}

/** A resource below the endpoint, its query kept: `{endpoint}/challenge`. */
export function below(endpoint: URL, resource: string): URL {
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${resource}`;
  return url;
}

export function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
