// What may stand below `webhooks` and `listmonk` in foyer.yaml.
import * as v from 'valibot';
import { formIdPattern } from '../domain/forms.ts';
import { aMap, line, textThat, wholeNumber } from './schema-words.ts';

const shortestSecret = 24;

const formIds = v.array(
  textThat((id) => formIdPattern.test(id), 'the name of a form'),
  'a list of forms',
);
const httpUrl = textThat((value) => /^https?:\/\//i.test(value) && URL.canParse(value), 'an http or https URL');
const secret = textThat((value) => value.length >= shortestSecret, `at least ${shortestSecret} characters`);
const events = 'message, subscribed or unsubscribed';

const webhook = v.strictObject(
  {
    url: httpUrl,
    secret,
    forms: v.exactOptional(formIds),
    events: v.exactOptional(
      v.array(v.picklist(['message', 'subscribed', 'unsubscribed'], events), `a list of ${events}`),
    ),
  },
  aMap('url: https://crm.example.org/hook, and secret'),
);

const hookName = (name: string) => /^[a-z][a-z0-9-]{0,30}$/.test(name) && name !== 'listmonk';

export const webhooksSchema = v.record(
  textThat(hookName, 'a name of small letters, digits and -, but not listmonk'),
  webhook,
  'webhooks by names of your own, each with url and secret',
);

export const listmonkSchema = v.strictObject(
  {
    url: httpUrl,
    user: line,
    token: line,
    lists: v.pipe(
      v.array(wholeNumber(1, 2_147_483_647), 'a list of list ids, such as [1]'),
      v.minLength(1, 'a list of list ids, such as [1]'),
    ),
    forms: v.exactOptional(formIds),
  },
  aMap('url, user, token and lists'),
);
