import assert from 'node:assert/strict';
import { test } from 'node:test';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { emptyChain, linkConsent, type StoredLink, verifyChain } from './consent-chain.ts';
import type { ConsentEvent } from './subscriber.ts';

const event = fc.record<ConsentEvent>({
  kind: fc.constantFrom('requested', 'mail_sent', 'confirmed', 'unsubscribed'),
  at: fc.constant('2026-11-24T12:00:00.000Z'),
  form: fc.string(),
  text: fc.option(fc.string()),
  email: fc.option(fc.string()),
  locale: fc.option(fc.string()),
  pageUrl: fc.option(fc.string()),
  submissionId: fc.option(fc.string()),
  messageId: fc.option(fc.string()),
  bodyHash: fc.option(fc.string()),
});

function chainOf(events: readonly ConsentEvent[]): readonly StoredLink[] {
  const links: StoredLink[] = [];
  for (const [index, step] of events.entries()) {
    links.push({
      ...linkConsent(links.at(-1) ?? emptyChain, step, { subscriberId: 'lena', salt: `salt ${index}` }),
      text: step.text,
    });
  }
  return links;
}

async function* each(links: readonly StoredLink[]) {
  yield* links;
}

const verify = (links: readonly StoredLink[], head = links.at(-1) ?? emptyChain) => verifyChain(each(links), head);
const chain = fc.array(event, { minLength: 2, maxLength: 5 }).map(chainOf);

test('an unchanged chain is intact, also with erased events', async () => {
  await fc.assert(
    fc.asyncProperty(chain, fc.nat(), async (links, index) => {
      const erased = links.map((link, at) =>
        at === index % links.length ? { ...link, personal: null, salt: null, text: null } : link,
      );
      assert.deepEqual(await verify(links), { status: 'intact', head: links.at(-1), erased: 0 });
      assert.equal((await verify(erased)).status, 'intact');
    }),
    propertyRuns(100),
  );
});

test('a change of any property breaks the chain', async () => {
  const names = [
    'position',
    'previousHash',
    'hash',
    'subscriberId',
    'kind',
    'at',
    'form',
    'textHash',
    'commitment',
    'personal',
    'salt',
    'text',
  ] as const;
  await fc.assert(
    fc.asyncProperty(chain, fc.nat(), fc.constantFrom(...names), async (links, index, name) => {
      const at = index % links.length;
      const forged = links.map((link, place) => (place === at ? { ...link, [name]: `${link[name]}x` } : link));
      assert.equal((await verify(forged, links.at(-1))).status, 'broken');
    }),
    propertyRuns(100),
  );
});

test('a missing, repeated or moved event breaks the chain', async () => {
  await fc.assert(
    fc.asyncProperty(chain, fc.nat(), async (links, index) => {
      const at = index % links.length;
      const missing = links.toSpliced(at, 1);
      const doubled: StoredLink[] = [...links.slice(0, at + 1), ...links.slice(at)];
      for (const forged of [missing, doubled, links.toReversed()]) {
        assert.equal((await verify(forged, links.at(-1))).status, 'broken');
      }
    }),
    propertyRuns(100),
  );
});
