import { expect } from '@open-wc/testing';
import { receipt, startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import { opensPage } from '@foyer/testing/browser/page.ts';
import type { LitElement } from 'lit';
import '../elements/contact-card/define.ts';
import '../elements/newsletter-signup/define.ts';

const SLOW = 300;

/** Renders as late as a widget whose words come over a slow connection. */
function rendersLate(widget: object): void {
  const { scheduleUpdate } = widget as { scheduleUpdate: () => unknown };
  const late = new Promise((resolve) => setTimeout(resolve, SLOW));
  Object.assign(widget, { scheduleUpdate: () => late.then(() => scheduleUpdate.call(widget)) });
}

describe('A form that a script fills in and submits before it is rendered', () => {
  for (const [tag, fields] of [
    ['foyer-contact-card', { email: 'lena@example.org', message: 'Guten Tag' }],
    ['foyer-newsletter-signup', { email: 'lena@example.org' }],
  ] as const) {
    it(`sends the values of <${tag}>, too`, async () => {
      const endpoint = startsEndpoint().answers(receipt('accepted'));
      const surroundings = await opensPage('<section></section>');
      const settings = { captcha: 'pow', endpoint: 'https://forms.example.org/contact', formId: 'contact' };
      const widget = Object.assign(document.createElement(tag), settings) as FormWidget & LitElement;
      rendersLate(widget);
      surroundings.append(widget);
      widget.value = fields;
      const sending = widget.submit();
      expect(widget.hasUpdated).to.equal(false);
      expect(await sending).to.deep.include({ ok: true, state: 'sent' });
      expect(endpoint.lastMessage.fields).to.deep.equal(fields);
    });
  }
});

describe('A form that was never in a page', () => {
  for (const tag of ['foyer-contact-card', 'foyer-newsletter-signup']) {
    it(`as <${tag}> answers scripts, and throws nothing`, async () => {
      const widget = document.createElement(tag) as FormWidget;
      expect(widget.value).to.deep.equal({});
      expect(widget.state).to.equal('idle');
      widget.checkValidity();
      widget.reportValidity();
      widget.focus();
      widget.value = { email: 'lena@example.org' };
      expect(widget.value).to.deep.equal({ email: 'lena@example.org' });
      expect(await widget.submit()).to.deep.include({ ok: false, state: 'failed' });
      widget.reset();
      expect(widget.value).to.deep.equal({});
    });
  }
});
