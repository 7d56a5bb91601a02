// The owner's settings: endpoint, wording, redirect. Mistakes are reported to the owner.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import type { FormPage } from './form-page.ts';
import { replies, startsEndpoint } from './fake-endpoint.ts';
import { until } from './page.ts';

export function describeSettings(page: FormPage): void {
  describe('settings', () => {
    describeMistakes(page);
    describeWords(page);
    describeEmptySlot(page);
    describeRedirect(page);
  });
}

const mistakes = [
  ['no endpoint', 'endpoint=""', 'endpoint-missing', 'endpoint'],
  ['an endpoint that is no web address', 'endpoint="ftp://forms.example.org/x"', 'misconfigured', 'endpoint'],
  ['an endpoint with a password', 'endpoint="https://a:b@forms.example.org/x"', 'misconfigured', 'endpoint'],
  ['an unknown service', 'service="pigeon"', 'misconfigured', 'service'],
] as const;

function describeMistakes(page: FormPage): void {
  for (const [what, attribute, code, named] of mistakes) {
    it(`with ${what} send nothing: the visitor keeps the text, the owner reads what to fix`, async () => {
      const said = listensToConsole();
      const endpoint = startsEndpoint();
      const visitor = await page.visits(attribute);
      for (const [label, value] of Object.entries(page.suite.fields)) visitor.fills(label, value);
      if (page.suite.asksSum && /\d/.test(visitor.question)) await visitor.answers(solved(visitor.question));
      const result = await visitor.widget.submit();
      expect(result).to.deep.include({ ok: false, state: 'failed' });
      expect(result.error?.code).to.equal(code);
      expect(visitor.events.at(-1)).to.equal('foyer-error');
      expect(endpoint.messages).to.have.length(0);
      expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
      await visitor.sees('nicht richtig eingerichtet');
      await until('nobody is told', () => said.errors.length > 0);
      expect(said.errors.join()).to.contain(`<${page.tag}>`).and.to.contain(named);
    });
  }

  it('where the query of an endpoint belongs to it stay as they are', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('endpoint="https://forms.example.org/contact/?site=2"');
    await visitor.sends();
    expect(endpoint.challenges[0]?.href).to.match(/^https:\/\/forms\.example\.org\/contact\/challenge\?site=2/);
    expect(visitor.details['foyer-submit']).to.have.property('endpoint', 'https://forms.example.org/contact?site=2');
  });
}

function solved(question: string): string {
  const [, a, op, b] = /(\d) ([+−]) (\d)/.exec(question) ?? [];
  return String(op === '+' ? Number(a) + Number(b) : Number(a) - Number(b));
}

function describeWords(page: FormPage): void {
  it('in an untranslated language are English, and marked as English for screen readers', async () => {
    const visitor = await page.visits();
    const main = () => visitor.widget.shadowRoot?.querySelector('.main')?.getAttribute('lang') ?? undefined;
    expect(main()).to.equal(undefined);
    visitor.widget.lang = 'fr-CH';
    await visitor.sees('Email');
    expect(main()).to.equal('en');
    visitor.widget.lang = 'de-AT';
    await visitor.sees('E-Mail');
    expect(main()).to.equal(undefined);
  });

  it('name the button and the fields', async () => {
    startsEndpoint();
    const visitor = await page.visits('submit-label="Los" label-email="Ihre Adresse" label-name="Wie heißen Sie?"');
    expect(visitor.button('Los').textContent).to.contain('Los');
    expect(visitor.field('Ihre Adresse').id).to.equal('email');
    expect(visitor.field('Wie heißen Sie?').id).to.equal('name');
  });

  it('give the words after success', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('success-message="Wir melden uns."');
    await visitor.sends();
    await visitor.sees('Wir melden uns.');
  });

  it('give slot success instead of all words after success', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn(
      'success-message="Wir melden uns."',
      '<p slot="success">Eigene Worte</p>',
    );
    await visitor.sends();
    await visitor.sees('Eigene Worte');
    expect(visitor.text).not.to.contain('Wir melden uns.');
    expect(visitor.text).not.to.contain(page.suite.thanks);
  });
}

function describeEmptySlot(page: FormPage): void {
  it('keep the words after success beside an empty paragraph in slot success', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', '<p slot="success"><br /></p>');
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
  });
}

function describeRedirect(page: FormPage): void {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('lead to another page once the message is stored, after all events', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('redirect="#thanks"');
    let hashAtSuccess = 'no event';
    visitor.widget.addEventListener('foyer-success', () => (hashAtSuccess = location.hash));
    await visitor.sends();
    expect(hashAtSuccess).to.equal('');
    expect(location.hash).to.equal('#thanks');
  });

  it('lead nowhere when the message is not stored', async () => {
    for (const reply of [replies.htmlPage, replies.serverError, replies.foreignReceipt]) {
      startsEndpoint().answers(reply);
      const visitor = await page.visitsAndFillsIn('redirect="#thanks"');
      await visitor.sends();
      expect(location.hash).to.equal('');
    }
  });
}
