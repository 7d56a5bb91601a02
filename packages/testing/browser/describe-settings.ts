// The owner's settings: endpoint, wording and redirect. Mistakes are reported to the owner.
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
  ['an endpoint that is not an HTTP URL', 'endpoint="ftp://forms.example.org/x"', 'misconfigured', 'endpoint'],
  ['an endpoint with a password', 'endpoint="https://a:b@forms.example.org/x"', 'misconfigured', 'endpoint'],
  ['an unknown service', 'service="pigeon"', 'misconfigured', 'service'],
] as const;

function describeMistakes(page: FormPage): void {
  for (const [what, attribute, code, named] of mistakes) {
    it(`with ${what} send nothing, keep the input, and log what to fix`, async () => {
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
      await until('nothing is logged', () => said.errors.length > 0);
      expect(said.errors.join()).to.contain(`<${page.tag}>`).and.to.contain(named);
    });
  }

  it('keep the query of the endpoint URL', async () => {
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
  it('with an unsupported lang show English, marked with lang="en"', async () => {
    const visitor = await page.visits();
    const main = () => visitor.widget.shadowRoot?.querySelector('.main')?.getAttribute('lang') ?? undefined;
    expect(main()).to.equal(undefined);
    visitor.widget.lang = 'hu-HU';
    await visitor.sees('Email');
    expect(main()).to.equal('en');
    visitor.widget.lang = 'de-AT';
    await visitor.sees('E-Mail');
    expect(main()).to.equal(undefined);
  });

  it('label the button and the fields', async () => {
    startsEndpoint();
    const visitor = await page.visits('submit-label="Los" label-email="Ihre Adresse" label-name="Wie heißen Sie?"');
    expect(visitor.button('Los').textContent).to.contain('Los');
    expect(visitor.field('Ihre Adresse').id).to.equal('email');
    expect(visitor.field('Wie heißen Sie?').id).to.equal('name');
  });

  it('replace the text after success', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('success-message="Wir melden uns."');
    await visitor.sends();
    await visitor.sees('Wir melden uns.');
  });

  it('replace everything after success by slot success', async () => {
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
  it('keep the default text after success if slot success is empty', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', '<p slot="success"><br /></p>');
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
  });
}

function describeRedirect(page: FormPage): void {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('redirect only after the message is stored and all events are fired', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('redirect="#thanks"');
    let hashAtSuccess = 'no event';
    visitor.widget.addEventListener('foyer-success', () => (hashAtSuccess = location.hash));
    await visitor.sends();
    expect(hashAtSuccess).to.equal('');
    expect(location.hash).to.equal('#thanks');
  });

  it('do not redirect if the message is not stored', async () => {
    for (const reply of [replies.htmlPage, replies.serverError, replies.foreignReceipt]) {
      startsEndpoint().answers(reply);
      const visitor = await page.visitsAndFillsIn('redirect="#thanks"');
      await visitor.sends();
      expect(location.hash).to.equal('');
    }
  });
}
