// Resolves the route of a form's messages: configuration and service. Sends nothing.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { pageOptions } from '../browser/page-options.ts';
import { exchange } from '../browser/transport.ts';
import { doubtfulUrl } from '../browser/safe-url.ts';
import { chooseService } from '../services/registry.ts';
import type { Service } from '../services/service.ts';
import { type ConfigIssue, type ConfigResult, type FormConfig, parseConfig } from '../submission/config.ts';
import type { FieldIssue } from '../submission/validate.ts';
import { parseUrl } from '../submission/parse-url.ts';

export interface OpenRoute {
  readonly kind: 'open';
  readonly config: FormConfig;
  readonly name: string;
  readonly service: Service;
}

export type Route =
  | OpenRoute
  | { readonly kind: 'misconfigured'; readonly issue: ConfigIssue }
  /** The service's module could not be loaded. */
  | { readonly kind: 'unavailable' };

export function readSettings(form: FoyerFormElement): ConfigResult {
  const { resolvedEndpoint: endpoint, serviceParams, fieldNames, formId, timeout: timeoutSeconds } = form;
  const settings = { endpoint, serviceParams, fieldNames, form: formId, timeoutSeconds };
  const result = parseConfig(settings, new URL(document.baseURI));
  for (const { attribute, value } of result.kind === 'config' ? result.ignored : []) {
    form.tellOwner(attribute, value, '');
  }
  return result;
}

/** Never rejects. */
export async function chooseRoute(form: FoyerFormElement, name = form.service.trim()): Promise<Route> {
  const settings = readSettings(form);
  if (settings.kind === 'issue') return { kind: 'misconfigured', issue: settings.issue };
  const { config } = settings;
  const { server = '', service } = pageOptions();
  const ownOrigins = [document.baseURI, server].flatMap((url) => parseUrl(url)?.origin ?? []);
  try {
    const misplaced = await findMisplaced(form.resolvedEndpoint);
    if (misplaced) return { kind: 'misconfigured', issue: misplaced };
    const choice = await chooseService({ name, target: config, ownOrigins });
    if (choice.kind === 'issue') {
      // Other tools set attributes such as `data-service` on every script.
      if (choice.issue.attribute !== 'service' || form.hasAttribute('service') || service !== form.service) {
        return { kind: 'misconfigured', issue: choice.issue };
      }
      form.tellOwner('data-service', service, '');
      return await chooseRoute(form, '');
    }
    return { kind: 'open', config, name: choice.name, service: choice.service };
  } catch {
    return { kind: 'unavailable' };
  }
}

/** A browser resolves `forms.example.org/contact` to a page of this site, and would post messages to it. */
async function findMisplaced(endpoint: string): Promise<ConfigIssue | undefined> {
  if (!doubtfulUrl.test(endpoint)) return undefined;
  const { issueOfMissingScheme } = await import('./editor-note.ts');
  return issueOfMissingScheme(endpoint);
}

/** What is known about a stored message. */
export interface Storage {
  /** The Foyer endpoint that stored it; undefined for another service or the page itself. */
  readonly foyerEndpoint: FormConfig | undefined;
  /** Whether the owner can find it by its number. */
  readonly hasNumber: boolean;
}

/** @param route undefined if the page sent the message itself */
export function storageOf(route: Route | undefined): Storage {
  if (route?.kind !== 'open') return { foyerEndpoint: undefined, hasNumber: false };
  const { name, config, service } = route;
  return { foyerEndpoint: name === 'foyer' ? config : undefined, hasNumber: service.storesId === true };
}

/** Requested once per page for each service and endpoint, even after a failure. */
const descriptions = new Map<string, Promise<readonly FieldIssue[]>>();

/** The service's own field requirements, if it publishes any. Never rejects. */
export function describeFields({ config, name, service }: OpenRoute, locale: string): Promise<readonly FieldIssue[]> {
  if (!service.describe) return Promise.resolve([]);
  const key = `${name} ${config.endpoint.href} ${locale}`;
  const { timeoutMs } = config;
  const described =
    descriptions.get(key) ?? service.describe({ ...config, locale }, (request) => exchange(request, { timeoutMs }));
  descriptions.set(key, described);
  return described;
}
