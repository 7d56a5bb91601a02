// Schema of `webhooks` and `listmonk` in foyer.yaml.
import * as v from 'valibot';
import { formIdPattern } from '../domain/forms.ts';
import type { HookOptions, ListmonkOptions, WebhookOptions } from '../hook-options.ts';
import { isSigningSecret, minSigningSecretLength } from '../hooks/webhook.ts';
import { aMap, type Entries, line, textThat, wholeNumber } from './schema-parts.ts';

const formIds = v.array(
  textThat((id) => formIdPattern.test(id), 'the name of a form'),
  'a list of forms',
);
const programUrl = textThat(
  isProgramUrl,
  'an https URL without a password in it; http within this machine or its own network',
);
const secret = textThat(
  isSigningSecret,
  `at least ${minSigningSecretLength} characters; behind whsec_ as many bytes, in Base64`,
);
const events = 'message, subscribed, unsubscribed or erased';

const webhook = v.strictObject(
  {
    url: programUrl,
    secret,
    forms: v.exactOptional(formIds),
    events: v.exactOptional(
      v.array(v.picklist(['message', 'subscribed', 'unsubscribed', 'erased'], events), `a list of ${events}`),
    ),
  } satisfies Entries<WebhookOptions>,
  aMap('url: https://crm.example.org/hook, and secret'),
);

/** The inbox would show two hooks by one name. */
const taken: readonly string[] = ['listmonk'];
const hookName = (name: string) => /^[a-z][a-z0-9-]{0,30}$/.test(name) && !taken.includes(name);

const webhooks = v.record(
  textThat(hookName, `a name of lower-case letters, digits and -, but not ${taken.join(', ')}`),
  webhook,
  'webhooks by names of your own, each with url and secret',
);

const listmonk = v.strictObject(
  {
    url: programUrl,
    user: line,
    token: line,
    lists: v.pipe(
      v.array(wholeNumber(1, 2_147_483_647), 'a list of list ids, such as [1]'),
      v.minLength(1, 'a list of list ids, such as [1]'),
    ),
    forms: v.exactOptional(formIds),
  } satisfies Entries<ListmonkOptions>,
  aMap('url, user, token and lists'),
);

/** Keys at the top of the file. */
export const hookEntries = {
  webhooks: v.exactOptional(webhooks),
  listmonk: v.exactOptional(listmonk),
} satisfies Entries<HookOptions>;

/** A signature does not encrypt, so `http` is allowed in private networks only. */
function isProgramUrl(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const { hostname, password, protocol, username } = new URL(value);
  return username + password === '' && (protocol === 'https:' || isNearby(hostname));
}

/** True for this machine, a container name, or a private address. */
function isNearby(host: string): boolean {
  const privateAddress = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$|^\[(::1|f[cd][\da-f:]+)\]$/;
  return !/[.:]/.test(host) || privateAddress.test(host) || /\.(internal|local|localhost)$/.test(host);
}
