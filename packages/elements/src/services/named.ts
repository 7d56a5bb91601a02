// The named services: their hosts and modules.
import type { ConfigIssue } from '../submission/config.ts';
import type { Choice, Service, Target } from './service.ts';

interface Row {
  /** Hosts that identify the service. A leading dot matches all subdomains. */
  readonly hosts: readonly string[];
  load(): Promise<{ readonly default: Service }>;
}

const rows: Readonly<Record<string, Row>> = {
  formspree: { hosts: ['formspree.io'], load: () => import('./formspree.ts') },
  web3forms: { hosts: ['api.web3forms.com'], load: () => import('./web3forms.ts') },
  netlify: { hosts: [], load: () => import('./netlify.ts') },
  getform: { hosts: ['getform.io'], load: () => import('./getform.ts') },
  basin: { hosts: ['usebasin.com'], load: () => import('./basin.ts') },
  hubspot: { hosts: ['.hsforms.com'], load: () => import('./hubspot.ts') },
  mailchimp: { hosts: ['.list-manage.com'], load: () => import('./mailchimp.ts') },
  brevo: { hosts: ['.sibforms.com'], load: () => import('./brevo.ts') },
  kit: { hosts: ['app.kit.com', 'app.convertkit.com'], load: () => import('./kit.ts') },
  mailerlite: { hosts: ['assets.mailerlite.com'], load: () => import('./mailerlite.ts') },
  listmonk: { hosts: [], load: () => import('./listmonk.ts') },
  ghost: { hosts: ['.ghost.io'], load: () => import('./ghost.ts') },
  'contact-form-7': { hosts: [], load: () => import('./contact-form-7.ts') },
  mautic: { hosts: ['.mautic.net'], load: () => import('./mautic.ts') },
  webhook: { hosts: ['hooks.zapier.com', '.make.com', '.app.n8n.cloud'], load: () => import('./webhook.ts') },
};

/** API hosts that require a secret key, which a page would publish. */
const secretHosts = [
  'api.brevo.com',
  'api.sendinblue.com',
  'api.convertkit.com',
  'api.kit.com',
  'api.hubapi.com',
  'api.mailchimp.com',
  '.api.mailchimp.com',
  'api.mailerlite.com',
  'connect.mailerlite.com',
  'api.mailgun.net',
  'api.postmarkapp.com',
  'api.resend.com',
  'api.sendgrid.com',
  'hooks.slack.com',
];

const secretNames = /^(api|secret|private)[-_]?(key|token|secret)$|^(secret|token|password|authorization)$/i;
const secretValues = /^(pat-\w+-|xkeysib-|sk[-_]|re_|SG\.|Bearer )/;

/** The service by name, or by the endpoint's host; undefined if none matches. */
export async function chooseNamed(name: string, target: Target): Promise<Choice | undefined> {
  const issue = findSecret(target);
  if (issue) return { kind: 'issue', issue };
  const [row] = Object.entries(rows).filter(([known, { hosts }]) =>
    name === '' ? hosts.some((host) => isHost(target.endpoint.hostname, host)) : known === name,
  );
  if (!row) return name === '' ? undefined : { kind: 'issue', issue: unknown(name) };
  const [known, { load }] = row;
  const { default: service } = await load();
  const found = service.findIssue?.(target);
  return found ? { kind: 'issue', issue: found } : { kind: 'service', name: known, service };
}

function isHost(hostname: string, pattern: string): boolean {
  return pattern.startsWith('.') ? hostname.endsWith(pattern) : hostname === pattern;
}

function unknown(name: string): ConfigIssue {
  const allowed = ['foyer', 'json', 'form', ...Object.keys(rows)].join(', ');
  return { code: 'misconfigured', attribute: 'service', value: name, allowed };
}

function findSecret({ endpoint, params }: Target): ConfigIssue | undefined {
  if (secretHosts.some((host) => isHost(endpoint.hostname, host))) {
    return { code: 'misconfigured', attribute: 'endpoint', value: endpoint.href, isSecret: true };
  }
  const [secret] = [...params].find(([name, value]) => secretNames.test(name) || secretValues.test(value)) ?? [];
  if (secret === undefined) return undefined;
  return { code: 'misconfigured', attribute: 'service-params', value: `${secret}=…`, isSecret: true };
}
