// Keys that are held too long, and clicks that come twice: one message, whatever the service answers and when.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { type Answer, page, startPages } from './pages.ts';
import { story } from './story.ts';
import { NOT_SENT, SENT, stateOf, writes } from './widget.ts';

const answers: Readonly<Record<string, readonly [status: number, waitMs: number, words: string]>> = {
  'a service that stores at once': [200, 0, SENT],
  'a slow service': [200, 600, SENT],
  'a service that fails at once': [500, 0, NOT_SENT],
};

/** Resolves to the bodies that the service got, when the answer is shown. */
async function sends(
  visitor: Visitor,
  context: TestContext,
  [status, waitMs, words]: readonly [number, number, string],
  send: () => Promise<unknown>,
): Promise<readonly string[]> {
  const bodies: string[] = [];
  const collect: Answer = (response, { body }) => {
    bodies.push(body);
    setTimeout(() => response.writeHead(status).end('{}'), waitMs);
  };
  const card = '<foyer-contact-card service="json" endpoint="/collect.json" captcha="none"></foyer-contact-card>';
  const script = '<script type="module" src="/assets/foyer.js"></script>';
  const { url } = await startPages(context, { '/': page(card, script), '/collect.json': collect }, '/assets/');
  await visitor.opens(url);
  await eventually('a card', async () => (await stateOf(visitor)) ?? undefined);
  await writes(visitor, 'Einmal');
  await send();
  await visitor.sees(words);
  return bodies;
}

for (const [service, answer] of Object.entries(answers)) {
  story(`Enter held in a field sends one message to ${service}`, async (visitor, context) => {
    const bodies = await sends(visitor, context, answer, async () => {
      await visitor.fills('E-Mail', 'lena@example.org');
      await visitor.presses('Enter', 12);
    });
    assert.equal(bodies.length, 1);
  });

  story(`Enter held on the button sends one message to ${service}`, async (visitor, context) => {
    const bodies = await sends(visitor, context, answer, async () => {
      await visitor.evaluates(
        `document.querySelector('foyer-contact-card').shadowRoot.querySelector('form .button').focus()`,
      );
      await visitor.presses('Enter', 12);
    });
    assert.equal(bodies.length, 1);
  });
}

story('a double click sends one message', async (visitor, context) => {
  const bodies = await sends(visitor, context, [200, 300, SENT], () => visitor.clicks('Nachricht senden', 2));
  assert.equal(bodies.length, 1);
});
