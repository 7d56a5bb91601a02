// Six bugs that the source of a widespread page builder's contact form shows, and that this form must not have.
import { expect } from '@open-wc/testing';
import { challenge, json, problem, replies, startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import { findAll, focused } from '@foyer/testing/browser/page.ts';
import { visits } from '@foyer/testing/browser/visitor.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import './define.ts';

const card = (attributes = '') =>
  `<foyer-contact-card lang="de" endpoint="https://forms.example.org/contact" ${attributes}></foyer-contact-card>`;

async function visitsAndFillsIn(attributes?: string) {
  const visitor = await visits<FormWidget>(card(attributes));
  visitor.fills('E-Mail', 'lena@example.org');
  visitor.fills('Nachricht', 'Guten Tag');
  return visitor;
}

describe('<foyer-contact-card>, unlike common contact forms,', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('leaves it to the server to check the sum', async () => {
    const endpoint = startsEndpoint().answers(problem('captcha-wrong', { challenge: challenge({ token: 'token-2' }) }));
    const visitor = await visitsAndFillsIn();
    await visitor.answers('7');
    await visitor.sends();
    expect(endpoint.lastMessage.captcha).to.deep.include({ token: 'token-1', answer: '7' });
    expect(visitor.events).not.to.contain('foyer-success');
  });

  it('gives the captcha field an id, a visible label and an accessible name', async () => {
    startsEndpoint();
    const visitor = await visits(card());
    await visitor.answers('6');
    const field = findAll(visitor.root, '#answer')[0] as HTMLInputElement;
    expect([...field.labels!].map((label) => label.textContent)).to.match(/Kurze Rechenfrage/);
    expect(field.getAttribute('aria-label')).to.equal('Kurze Rechenfrage (gegen Werbung) Wie viel ist 3 plus 3?');
    expect(field.inputMode).to.equal('numeric');
  });

  it('does not let the page tell the server which fields are required', async () => {
    const endpoint = startsEndpoint();
    const visitor = await visitsAndFillsIn();
    await visitor.answers('6');
    await visitor.sends();
    expect(endpoint.lastMessage).to.have.all.keys(
      'v',
      'submissionId',
      'form',
      'fields',
      'consent',
      'captcha',
      'trap',
      'page',
    );
    expect(Object.keys(endpoint.lastMessage.fields)).to.deep.equal(['email', 'message']);
  });

  it('shows no thanks, success event or redirect unless the message is stored', async () => {
    const lies = [replies.htmlPage, replies.nothing, replies.serverError, replies.noConnection, () => json({})];
    for (const lie of lies) {
      startsEndpoint().answers(lie);
      const visitor = await visitsAndFillsIn('redirect="#thanks"');
      await visitor.answers('6');
      await visitor.sends();
      expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-error']);
      expect(location.hash).to.equal('');
      expect(visitor.text).not.to.contain('Danke');
    }
  });

  it('keeps the text when the challenge has expired on a page that was open for long', async () => {
    const fresh = challenge({ token: 'token-2', question: { a: 2, op: '+', b: 5 } });
    const endpoint = startsEndpoint();
    endpoint.answers(problem('captcha-expired', { challenge: fresh }), ({ submissionId }) =>
      json({ v: 1, status: 'accepted', submissionId, receivedAt: '2026-11-18T09:30:00.000Z' }, 202),
    );
    const visitor = await visitsAndFillsIn();
    await visitor.answers('6');
    await visitor.sends();
    expect(visitor.valueOf('Nachricht')).to.equal('Guten Tag');
    await visitor.answers('7');
    await visitor.sends();
    await visitor.sees('Danke, Ihre Nachricht ist angekommen.');
  });

  it('announces errors, ties them to their fields and moves the focus there', async () => {
    startsEndpoint();
    const visitor = await visits(card());
    await visitor.sends();
    expect(visitor.hears).to.contain('Bitte prüfen Sie noch');
    expect(visitor.field('E-Mail').getAttribute('aria-invalid')).to.equal('true');
    expect(visitor.errorAt('E-Mail')).to.contain('Bitte geben Sie Ihre E-Mail-Adresse an.');
    expect(visitor.field('Nachricht').required).to.equal(true);
    expect(focused()).to.equal(visitor.field('E-Mail'));
  });
});
