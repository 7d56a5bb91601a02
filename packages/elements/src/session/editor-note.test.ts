import { expect } from '@open-wc/testing';
import { isAccessible } from '@foyer/testing/browser/axe.ts';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { json, problem, replies, startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import { findAll, focused, settles, textOf, until } from '@foyer/testing/browser/page.ts';
import { type Visitor, visits } from '@foyer/testing/browser/visitor.ts';
import '../elements/newsletter-signup/define.ts';

async function sendsFrom(attributes = ''): Promise<Visitor<FormWidget>> {
  const visitor = await visits<FormWidget>(`<foyer-newsletter-signup lang="de" ${attributes}
    endpoint="https://forms.example.org/newsletter"></foyer-newsletter-signup>`);
  visitor.fills('E-Mail', 'lena@example.org');
  await visitor.sends();
  return visitor;
}

const noteOf = ({ root }: Visitor) => findAll(root, '.editor').map(textOf).join();

async function seesNote(visitor: Visitor): Promise<string> {
  await until('there is no note', () => noteOf(visitor) !== '');
  return noteOf(visitor);
}

describe('The note for editors', () => {
  it('says in the widget and on the console what happened, where, and how to fix it', async () => {
    const said = listensToConsole();
    startsEndpoint().answers(problem('unknown-form'));
    const visitor = await sendsFrom();
    const note = await seesNote(visitor);
    expect(note)
      .to.contain('Für die Redaktion dieser Seite')
      .and.to.contain('Unter https://forms.example.org/newsletter gibt es kein Formular (Status 404).')
      .and.to.contain('Besucherinnen und Besucher sehen diesen Hinweis nicht.');
    expect(visitor.button('So beheben Sie das').getAttribute('href')).to.match(/\/de\/guides\/errors\/form-unknown\/$/);
    expect(said.errors).to.have.length(1);
    expect(said.errors[0])
      .to.contain('<foyer-newsletter-signup> There is no form at')
      .and.to.match(/guides\/errors\/form-unknown\/$/);
    await isAccessible(visitor.widget);
  });

  it('shows the exact line to write', async () => {
    listensToConsole();
    startsEndpoint().answers(replies.noConnection);
    const visitor = await sendsFrom();
    expect(await seesNote(visitor)).to.contain(`FOYER_ORIGINS=${location.origin}`);
    expect(findAll(visitor.root, '.editor code').map(textOf)).to.deep.equal([`FOYER_ORIGINS=${location.origin}`]);
  });

  it('is logged once, however often sending fails', async () => {
    const said = listensToConsole();
    startsEndpoint().answers(problem('unknown-form'));
    const visitor = await sendsFrom();
    await seesNote(visitor);
    await visitor.sends();
    await seesNote(visitor);
    expect(said.errors).to.have.length(1);
  });

  it('disappears while the message is sent again', async () => {
    listensToConsole();
    const endpoint = startsEndpoint().answers(problem('unknown-form'), replies.silence);
    const visitor = await sendsFrom();
    await seesNote(visitor);
    visitor.clicks('Nochmals senden');
    await until('it is not sent again', () => endpoint.messages.length === 2);
    await settles(visitor.root);
    expect(noteOf(visitor)).to.equal('');
    visitor.widget.reset();
  });

  it('names the field that the endpoint requires', async () => {
    listensToConsole();
    const errors = [{ pointer: '/fields/budget', code: 'required' }] as const;
    startsEndpoint().answers(problem('invalid-fields', { errors }));
    const visitor = await sendsFrom();
    expect(await seesNote(visitor)).to.contain('<label slot="fields">… <input name="budget"></label>');
  });

  for (const [what, name, line] of [
    ['a name', 'name', 'name-field="required"'],
    ['consent', 'consent', 'consent="checkbox"'],
  ] as const) {
    it(`names the attribute that adds ${what} to the form`, async () => {
      listensToConsole();
      const pointer = name === 'consent' ? '/consent' : `/fields/${name}`;
      startsEndpoint().answers(problem('invalid-fields', { errors: [{ pointer, code: 'required' }] }));
      const visitor = await sendsFrom('name-field="none"');
      expect(await seesNote(visitor)).to.contain(line);
      expect(visitor.state).to.equal('failed');
    });
  }

  it('shows what a service reports to the owner', async () => {
    listensToConsole();
    const answer = { status: 'spam', message: 'Danke.', invalid_fields: [] };
    globalThis.fetch = (_, { method } = {}) => Promise.resolve(json(method === 'POST' ? answer : {}));
    const visitor = await sendsFrom(`captcha="none" service="contact-form-7"
      endpoint="https://example.org/wp-json/contact-form-7/v1/contact-forms/203/feedback"`);
    expect(visitor.state).to.equal('unclear');
    expect(await seesNote(visitor))
      .to.contain('203/feedback: Der Dienst hat die Nachricht für Spam gehalten')
      .and.not.to.contain('Die Adresse in endpoint');
  });

  it('says that the response is a web page when the message is unconfirmed', async () => {
    const said = listensToConsole();
    startsEndpoint().answers(replies.htmlPage);
    const visitor = await sendsFrom('captcha="none" service="json"');
    expect(visitor.state).to.equal('unconfirmed');
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-unconfirmed']);
    expect(await seesNote(visitor)).to.contain('Die Antwort ist eine Webseite');
    expect(said.errors).to.have.length(1);
  });

  it('neither takes the focus nor is announced', async () => {
    listensToConsole();
    startsEndpoint().answers(problem('unknown-form'));
    const visitor = await sendsFrom();
    await seesNote(visitor);
    expect(focused()?.matches('.news')).to.equal(true);
    expect(visitor.hears).to.equal('');
  });

  for (const [what, reply] of [
    ['a message that is too large', problem('too-large')],
    ['a receipt', ({ submissionId }: { submissionId: string }) => json({ v: 1, status: 'pending', submissionId }, 202)],
  ] as const) {
    it(`does not appear after ${what}`, async () => {
      const said = listensToConsole();
      startsEndpoint().answers(reply);
      const visitor = await sendsFrom();
      await import('./editor-note.ts');
      await settles(document);
      expect(noteOf(visitor)).to.equal('');
      expect(said.errors).to.deep.equal([]);
    });
  }

  it('does not appear when the page sends the message itself', async () => {
    const said = listensToConsole();
    startsEndpoint();
    const respond = (event: Event) => {
      event.preventDefault();
      (event as CustomEvent<{ respondWith(response: unknown): void }>).detail.respondWith({
        ok: false,
        code: 'misconfigured',
      });
    };
    document.addEventListener('foyer-submit', respond, { once: true });
    const visitor = await sendsFrom();
    await import('./editor-note.ts');
    await settles(document);
    expect(visitor.state).to.equal('failed');
    expect(noteOf(visitor) + said.errors.join()).to.equal('');
  });
});
