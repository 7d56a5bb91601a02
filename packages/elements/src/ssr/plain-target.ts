// Where a form without JavaScript posts to, and under which names. Asks the service itself: a message with marked values
// shows what it would send.
import type { Submission } from '@foyer/protocol';
import type { FormProperties } from '../base/form-properties.ts';
import { chooseService } from '../services/registry.ts';
import type { HttpRequest } from '../services/service.ts';
import { type ConfigIssue, type FormConfig, parseConfig } from '../submission/config.ts';
import { parseUrl } from '../submission/parse-url.ts';

export type PlainTarget =
  | {
      readonly kind: 'target';
      /** As the page writes it: a relative one stays relative. */
      readonly action: string;
      readonly isFoyer: boolean;
      /** The service's name for each of our fields. */
      readonly names: ReadonlyMap<string, string>;
      readonly constants: readonly (readonly [name: string, value: string])[];
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'issue'; readonly issue: ConfigIssue };

/** Services that document a plain HTML form. */
const plainServices = ['form', 'formspree', 'web3forms', 'netlify', 'getform', 'basin'];

/** Stands for the page's unknown address. */
const unknownPage = new URL('https://server.invalid/');

/** @param server of the page's options */
export async function findPlainTarget(form: FormProperties, server: string): Promise<PlainTarget> {
  const { resolvedEndpoint: endpoint, serviceParams, fieldNames, formId, timeout: timeoutSeconds } = form;
  const settings = { endpoint, serviceParams, fieldNames, form: formId, timeoutSeconds };
  const result = parseConfig(settings, unknownPage);
  if (result.kind === 'issue') return endpoint ? { kind: 'issue', issue: result.issue } : { kind: 'none' };
  const { config } = result;
  const ownOrigins = [unknownPage.href, server].flatMap((url) => parseUrl(url)?.origin ?? []);
  const choice = await chooseService({ name: form.service.trim(), target: config, ownOrigins });
  if (choice.kind === 'issue') return { kind: 'issue', issue: choice.issue };
  const action = parseUrl(endpoint) ? config.endpoint.href : endpoint;
  const { name, service } = choice;
  if (name === 'foyer') return { kind: 'target', action, isFoyer: true, names: new Map(), constants: [] };
  if (!plainServices.includes(name)) return { kind: 'none' };
  const requests: HttpRequest[] = [];
  await service.send(sample(config, form), (request) => {
    requests.push(request);
    return Promise.resolve({ kind: 'network' });
  });
  return readRequest(
    requests.find(({ method }) => method === 'POST'),
    action,
  );
}

const mark = (field: string) => `foyer field ${field}`;

function sample(config: FormConfig, form: FormProperties) {
  const fields = Object.fromEntries(form.fieldDefinitions.map(({ name }) => [name, mark(name)]));
  const submission: Submission = {
    v: 1,
    submissionId: mark('id'),
    form: config.form,
    fields,
    trap: { website: '' },
    page: { url: '', locale: '' },
  };
  return { ...config, submission };
}

function readRequest(request: HttpRequest | undefined, action: string): PlainTarget {
  const entries = entriesOf(request?.body);
  if (!request || !entries) return { kind: 'none' };
  const names = new Map<string, string>();
  const constants: (readonly [string, string])[] = [];
  for (const [name, value] of entries) {
    const field = value.startsWith(mark('')) ? value.slice(mark('').length) : undefined;
    if (field !== undefined) names.set(field, name);
    else if (value !== '') constants.push([name, value]);
  }
  return { kind: 'target', action, isFoyer: false, names, constants };
}

function entriesOf(body: HttpRequest['body']): readonly (readonly [string, string])[] | undefined {
  if (!(body instanceof URLSearchParams) && !(body instanceof FormData)) return undefined;
  return [...body].map(([name, value]) => [name, typeof value === 'string' ? value : ''] as const);
}
