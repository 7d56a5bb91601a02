// Schema of `feeds` in foyer.yaml.
import * as v from 'valibot';
import { formIdPattern } from '../domain/forms.ts';
import { isFeedUrl } from '../feed-options.ts';
import { aMap, textThat, trueOrFalse } from './schema-parts.ts';

const mostFeeds = 20;

const feedUrl = (loopback: boolean) =>
  textThat((url) => isFeedUrl(url, loopback), `an ${loopback ? 'http or ' : ''}https URL without a password`);

const onThisMachine = v.strictObject(
  { url: feedUrl(true), loopback: v.literal(true, 'true') },
  aMap('url: http://127.0.0.1:8080/feed, and loopback: true'),
);
const anywhere = v.strictObject(
  { url: feedUrl(false), loopback: v.exactOptional(trueOrFalse) },
  aMap('url: https://blog.example.org/feed'),
);

const feed = v.lazy((input) => {
  if (typeof input !== 'object' || input === null) return feedUrl(false);
  return 'loopback' in input && input.loopback === true ? onThisMachine : anywhere;
});

const severalFeeds = `at most ${mostFeeds} feeds by names of your own, each with its URL`;

export const feedsSchema = v.pipe(
  v.record(
    textThat((name) => formIdPattern.test(name), 'a name of letters, digits, - and _'),
    feed,
    severalFeeds,
  ),
  v.check((found) => Object.keys(found).length <= mostFeeds, severalFeeds),
);
