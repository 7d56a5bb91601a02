// A message that was sent to a service whose response the page cannot read: it is unconfirmed, never "sent".
import { expect } from '@open-wc/testing';
import type { FormPage, FormWidget } from './form-page.ts';
import { findAll, focused, settles } from './page.ts';
import type { Visitor } from './visitor.ts';

const realFetch = globalThis.fetch;

/** A server whose responses pages cannot read. Records the bodies that it receives. */
function startsSilentService(): { readonly bodies: unknown[] } {
  const bodies: unknown[] = [];
  globalThis.fetch = (_, { method, body } = {}) => {
    if (method !== 'POST') return Promise.resolve(new Response(''));
    bodies.push(body);
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  return { bodies };
}

export function describeHandedOver(page: FormPage): void {
  describe('an unconfirmed message', () => {
    afterEach(() => {
      globalThis.fetch = realFetch;
    });

    const handsOver = async (): Promise<Visitor<FormWidget>> => {
      const visitor = await page.visits('service="form" captcha="none" fallback-email="office@example.org"');
      for (const [label, value] of Object.entries(page.suite.fields)) visitor.fills(label, value);
      await visitor.sends();
      return visitor;
    };

    it('is shown as forwarded, not as received', async () => {
      startsSilentService();
      const visitor = await handsOver();
      expect(visitor.state).to.equal('unconfirmed');
      expect(visitor.widget.matches(':state(unconfirmed)')).to.equal(true);
      expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-unconfirmed']);
      expect(visitor.details['foyer-unconfirmed']).to.have.all.keys('submissionId');
      expect(visitor.text).to.contain('weitergereicht').and.not.to.contain(page.suite.thanks);
      expect(focused()?.textContent).to.contain('weitergereicht');
      expect(visitor.button('Per E-Mail senden').getAttribute('href')).to.match(/^mailto:office/);
    });

    it('keeps the input and can be sent again', async () => {
      const service = startsSilentService();
      const visitor = await handsOver();
      expect(visitor.widget.value).to.deep.include(page.suite.sent);
      visitor.clicks('Nochmals senden');
      await visitor.waitsForEnd(1);
      expect(service.bodies).to.have.length(2);
      expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-unconfirmed', 'foyer-submit', 'foyer-unconfirmed']);
    });

    it('can be followed by a new message, with empty fields', async () => {
      startsSilentService();
      const visitor = await handsOver();
      visitor.clicks('Noch eine');
      await settles(visitor.root);
      await settles(document);
      expect(visitor.state).to.equal('idle');
      expect(Object.values(visitor.widget.value).join('')).to.equal('');
      expect(findAll(visitor.root, '.field > .input')[0]?.matches(':focus')).to.equal(true);
    });
  });
}
