// The services that a form may send to, out of their pages: name, title, and the example that each page shows.

export interface Constant {
  readonly name: string;
  readonly example: string;
  readonly required: boolean;
}

export interface Service {
  readonly name: string;
  readonly title: string;
  /** An address as the service's page writes it. */
  readonly endpoint: string;
  readonly constants: readonly Constant[];
  /** What the address must contain, as a regular expression, and how that is written. */
  readonly address?: { readonly contains: string; readonly like: string } | undefined;
}

interface Needs {
  readonly constants?: readonly string[];
  readonly address?: { readonly contains: string; readonly like: string };
}

/** What the adapters of these services refuse to send without; a test compares the names with the adapters. */
export const needs: Readonly<Record<string, Needs>> = {
  web3forms: { constants: ['access_key'] },
  listmonk: { constants: ['l'] },
  mautic: { address: { contains: '/form/submit.*[?&]formId=\\d', like: '…/form/submit?formId=3' } },
  mailchimp: {
    address: { contains: '^(?=.*[?&]u=.)(?=.*[?&]id=.)', like: 'https://….list-manage.com/subscribe/post?u=…&id=…' },
  },
  'contact-form-7': { address: { contains: '/contact-forms/\\d+', like: '…/contact-forms/203/feedback' } },
};

/** @param pages text of the services' pages by file name without its ending */
export function readServices(pages: Readonly<Record<string, string>>): readonly Service[] {
  return Object.entries(pages)
    .filter(([name]) => name !== 'index')
    .map(([name, text]) => ({
      ...readPage(name, text),
      order: Number(/^ {0,2}.*\border: (\d+)/m.exec(text)?.[1] ?? 0),
    }))
    .sort((one, other) => one.order - other.order)
    .map(({ order: _order, ...service }) => service);
}

function readPage(name: string, text: string): Service {
  const [example = ''] = /<foyer-[^>]*>/.exec(text) ?? [];
  const written = (attribute: string) => new RegExp(`\\s${attribute}="([^"]*)"`).exec(example)?.[1] ?? '';
  const required = needs[name]?.constants ?? [];
  return {
    name,
    title: /^title: '?(.*?)'?$/m.exec(text)?.[1] ?? name,
    endpoint: written('endpoint'),
    constants: [...new URLSearchParams(written('service-params'))].map(([constant, value]) => ({
      name: constant,
      example: value,
      required: required.includes(constant),
    })),
    address: needs[name]?.address,
  };
}

/** What a service still wants before anything can be sent to it. */
export type Missing =
  | { readonly code: 'constant'; readonly name: string; readonly example: string }
  | { readonly code: 'address'; readonly like: string };

export function missingFor(service: Service, attributes: Readonly<Record<string, string>>): readonly Missing[] {
  const constants = new URLSearchParams(attributes['service-params']);
  const missing = service.constants.flatMap(({ name, example, required }): Missing[] =>
    required && (constants.get(name) ?? '') === '' ? [{ code: 'constant', name, example }] : [],
  );
  const { address } = service;
  if (!address || new RegExp(address.contains).test(attributes['endpoint'] ?? '')) return missing;
  return [...missing, { code: 'address', like: address.like }];
}

/** Whether browsers send nothing there from a page with https. They take this machine's own hosts for safe. */
export function isBlocked(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  return url?.protocol === 'http:' && !/^(?:localhost|.*\.localhost|127\..*|\[::1\])$/.test(url.hostname);
}
