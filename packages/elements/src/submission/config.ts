// Parses attributes into the configuration of a submission, or an issue that names attribute and allowed values.
import type { ErrorCode } from '@foyer/protocol';
import type { Advice } from './advice.ts';
import { parseUrl } from './parse-url.ts';

/** Destination of a form's messages. */
export interface FormConfig {
  readonly endpoint: URL;
  /** Constants for the service. */
  readonly params: URLSearchParams;
  /** The service's names for our fields. */
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

/** An invalid setting. */
export interface SettingIssue {
  readonly attribute: string;
  readonly value: string;
  /** Names and examples, in no language. Absent: `diagnosis-words.ts` or `owner-note.ts` has the words. */
  readonly allowed?: string;
  readonly advice?: Advice | undefined;
  /** True if the page would publish a secret. */
  readonly isSecret?: true;
}

/** An invalid setting that prevents sending. */
export interface ConfigIssue extends SettingIssue {
  readonly code: Extract<ErrorCode, 'endpoint-missing' | 'misconfigured'>;
}

/** `ignored`: invalid settings that do not prevent sending. */
export type ConfigResult =
  | { readonly kind: 'config'; readonly config: FormConfig; readonly ignored: readonly SettingIssue[] }
  | { readonly kind: 'issue'; readonly issue: ConfigIssue };

/** Parses the settings relative to the page's base URL. */
export function parseConfig(settings: FormSettings, base: URL): ConfigResult {
  const { form, timeoutSeconds } = settings;
  const refuse = (code: ConfigIssue['code']): ConfigResult => ({
    kind: 'issue',
    issue: { code, attribute: 'endpoint', value: settings.endpoint },
  });
  if (settings.endpoint.trim() === '') return refuse('endpoint-missing');
  const endpoint = parseEndpoint(settings.endpoint, base);
  if (!endpoint) return refuse('misconfigured');
  const params = parseQuery(settings.serviceParams);
  const fieldNames = parseQuery(settings.fieldNames);
  const ignored = [
    ...(params ? [] : [{ attribute: 'service-params', value: settings.serviceParams }]),
    ...(fieldNames ? [] : [{ attribute: 'field-names', value: settings.fieldNames }]),
  ];
  return {
    kind: 'config',
    config: {
      endpoint,
      params: params ?? new URLSearchParams(),
      fieldNames: Object.fromEntries(fieldNames ?? []),
      form,
      timeoutMs: timeoutSeconds * 1000,
    },
    ignored,
  };
}

/** `a=1&b=2`, each with name and value; undefined for anything else, such as JSON or a doubly escaped `&`. */
export function parseQuery(text: string): URLSearchParams | undefined {
  const query = text.trim();
  const isQuery = query === '' || query.split('&').every((pair) => /^(?!amp;)[^=\s]+=./.test(pair.trim()));
  return isQuery ? new URLSearchParams(query.replace(/\s*&\s*/g, '&')) : undefined;
}

/** The endpoint as an absolute URL without trailing slash; undefined if this page may not use it. */
export function parseEndpoint(endpoint: string, base: URL): URL | undefined {
  const url = parseUrl(endpoint, base);
  if (!url) return undefined;
  if (url.username || url.password) return undefined;
  const insecureAllowed = base.protocol === 'http:' || isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && insecureAllowed)) return undefined;
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.hash = '';
  return url;
}

/** A resource below the endpoint, with its query: `{endpoint}/challenge`. */
export function below(endpoint: URL, resource: string): URL {
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${resource}`;
  return url;
}

export function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
