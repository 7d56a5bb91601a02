import { expect, nextFrame } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import { findAll, opens, textOf, until, type Widget } from '@foyer/testing/browser/page.ts';
import { visits } from '@foyer/testing/browser/visitor.ts';
import '../all.ts';

const noteOf = (widget: Widget) => findAll(widget.shadowRoot!, '.editor').map(textOf).join();

describe('Attribute validation at load', () => {
  before(() => Promise.all([import('../session/start-session.ts'), import('../session/editor-note.ts')]));

  for (const [markup, line] of [
    [
      '<foyer-cta-banner label="Go" href="www.example.org/seminar"></foyer-cta-banner>',
      'href="https://www.example.org/seminar"',
    ],
    ['<foyer-cta-banner label="Go" href="info@example.org"></foyer-cta-banner>', 'href="mailto:info@example.org"'],
    ['<foyer-cta-banner label="Go" href="https//example.org"></foyer-cta-banner>', 'href="https://example.org"'],
    [
      '<foyer-newsletter-signup privacy-url="example.org/p"></foyer-newsletter-signup>',
      'privacy-url="https://example.org/p"',
    ],
    [
      '<foyer-newsletter-signup endpoint="forms.example.org/news"></foyer-newsletter-signup>',
      'endpoint="https://forms.example.org/news"',
    ],
    [
      '<foyer-contact-card endpoint="localhost:8787/contact"></foyer-contact-card>',
      'endpoint="http://localhost:8787/contact"',
    ],
    ['<foyer-contact-card endpoint="info@example.org"></foyer-contact-card>', 'fallback-email="info@example.org"'],
    ['<foyer-contact-card endpoint="https://a.example/x" service="formspre"></foyer-contact-card>', 'formspree'],
    [
      '<foyer-contact-card endpoint="https://api.web3forms.com/submit" service="web3forms"></foyer-contact-card>',
      'access_key=',
    ],
    ['<foyer-contact-card endpoint="https://api.web3forms.com/submit"></foyer-contact-card>', 'access_key='],
    [
      '<foyer-newsletter-signup endpoint="https://api.brevo.com/v3/contacts"></foyer-newsletter-signup>',
      'api.brevo.com wants a secret key',
    ],
    ['<foyer-contact-card endpoint="http://"></foyer-contact-card>', 'https: URL'],
    ['<foyer-contact-card endpoint="/contact" service-params="{}"></foyer-contact-card>', 'access_key='],
    ['<foyer-blog-teaser count="many"></foyer-blog-teaser>', '1 to 50'],
    ['<foyer-contact-card endpoint="/contact" field-names="email"></foyer-contact-card>', 'email=your-email'],
    ['<foyer-cta-banner heading=“Two days by the river” label="Go"></foyer-cta-banner>', 'days, by, the, river”'],
    ['<foyer-cta-banner heading=”One”label=”Go”></foyer-cta-banner>', 'contains another attribute'],
  ] as const) {
    it(`reports the correction on the console and in the widget: ${markup}`, async () => {
      const said = listensToConsole();
      const widget = await opens(markup);
      const told = () => [...said.warnings, ...said.errors];
      await until(
        'nothing is logged',
        () => told().length > 0 && noteOf(widget) !== '',
        () => told().join(),
      );
      expect(told()).to.have.length(1);
      expect(told()[0]).to.contain(`<${widget.localName}>`).and.to.contain(line);
      expect(noteOf(widget)).to.contain(line);
      expect(said.thrown).to.deep.equal([]);
    });
  }

  it('speaks English on the console, and the language of the page in the widget', async () => {
    const said = listensToConsole();
    const widget = await opens(
      '<foyer-blog-teaser lang="de" count="many" published="gestern" post-title="Neu"></foyer-blog-teaser>',
    );
    await until(
      'the note is not in German',
      () => noteOf(widget).includes('2026-11-18'),
      () => noteOf(widget),
    );
    expect(noteOf(widget))
      .to.contain('count="many" Erlaubt: 1 bis 50. Verwendet wird „1“.')
      .and.to.contain('ein Datum');
    expect(findAll(widget.shadowRoot!, '.editor')[0]?.lang).to.equal('de');
    expect(said.warnings.join()).to.contain('<foyer-blog-teaser> count="many": Allowed: 1 to 50. Using "1".');
  });

  it('reports nothing for valid addresses', async () => {
    const said = listensToConsole();
    for (const href of [
      '/seminar',
      'seminar.html',
      './www.html',
      '#contact',
      'mailto:a@example.org',
      '//example.org/x',
    ]) {
      await opens(`<foyer-cta-banner label="Go" href="${href}"></foyer-cta-banner>`);
    }
    for (const endpoint of [
      '/contact',
      'contact.php',
      'index.php/foyer/v1/contact',
      'https://forms.example.org/contact',
      'https://forms.example.org/letters?site=2',
    ]) {
      await opens(`<foyer-contact-card endpoint="${endpoint}"></foyer-contact-card>`);
    }
    await opens('<foyer-contact-card></foyer-contact-card>');
    await opens(
      '<foyer-contact-card endpoint="/contact" field-names="email=your-email & name=n"></foyer-contact-card>',
    );
    await opens('<foyer-cta-banner heading="’s-Hertogenbosch" label="„Ja“ sagen"></foyer-cta-banner>');
    for (let frame = 0; frame < 20; frame++) await nextFrame();
    expect([...said.warnings, ...said.errors]).to.deep.equal([]);
  });

  it('fails a submission as misconfigured instead of posting it to a relative URL', async () => {
    listensToConsole();
    const endpoint = startsEndpoint();
    const visitor = await visits<FormWidget>(
      '<foyer-newsletter-signup lang="de" endpoint="forms.example.org/news"></foyer-newsletter-signup>',
    );
    visitor.fills('E-Mail', 'lena@example.org');
    const { error } = await visitor.widget.submit();
    expect(error?.code).to.equal('misconfigured');
    expect(endpoint.messages).to.have.length(0);
  });
});

describe('Page options written by another tool', () => {
  it('are ignored with a warning when they name no service', async () => {
    const meta = document.createElement('meta');
    Object.assign(meta, { name: 'foyer' });
    Object.assign(meta.dataset, { service: 'Foyer forms', lang: 'necessary cookies' });
    document.head.append(meta);
    const said = listensToConsole();
    const endpoint = startsEndpoint();
    const visitor = await visits<FormWidget>(
      '<foyer-newsletter-signup endpoint="https://forms.example.org/newsletter"></foyer-newsletter-signup>',
    );
    await until('nothing is logged', () => said.warnings.some((words) => words.includes('Foyer forms')));
    visitor.fills('Email', 'lena@example.org');
    await visitor.widget.submit();
    expect(endpoint.messages).to.have.length(1);
    expect(said.errors.filter((words) => words.includes('service'))).to.deep.equal([]);
    meta.remove();
  });
});

describe('Options on the script or the meta element that mean nothing', () => {
  const meta = document.createElement('meta');
  before(() => import('./option-note.ts'));
  beforeEach(() => {
    Object.assign(meta, { name: 'foyer' });
    document.head.append(meta);
  });
  afterEach(() => {
    for (const option of Object.keys(meta.dataset)) delete meta.dataset[option];
    meta.remove();
  });

  for (const [option, written, isIgnored] of [
    ['lang', 'all languages', true],
    ['lang', 'German', true],
    ['formality', 'casual', true],
    ['captcha', 'recaptcha', true],
    ['server', 'Foyer forms', true],
    ['server', 'true', true],
    ['endpoints', 'necessary', true],
    ['lang', 'de_AT@euro', false],
    ['formality', 'informal', false],
    ['captcha', 'pow', false],
    ['server', '/forms', false],
    ['endpoints', 'localhost, forms.example.org:8443 //a.example', false],
  ] as const) {
    it(`data-${option}="${written}": ${isIgnored ? 'one warning for all widgets' : 'no warning'}`, async () => {
      meta.dataset[option] = written;
      const said = listensToConsole();
      await opens('<foyer-newsletter-signup lang="en" endpoint="/n"></foyer-newsletter-signup>');
      const widget = await opens<FormWidget>('<foyer-contact-card lang="en"></foyer-contact-card>');
      const isTold = () => said.warnings.some((words) => words.includes(`data-${option}="${written}"`));
      if (isIgnored) await until('the owner is not told', isTold, () => said.warnings.join());
      for (let frame = 0; frame < 20; frame++) await nextFrame();
      expect(said.warnings.filter((words) => words.includes(`data-${option}="${written}"`))).to.have.length(
        isIgnored ? 1 : 0,
      );
      if (isIgnored) expect(Reflect.get(widget, 'resolvedEndpoint')).to.equal('');
      expect([...said.errors, ...said.thrown]).to.deep.equal([]);
    });
  }
});

describe('Words that became attributes of a div', () => {
  it('are named too', async () => {
    const said = listensToConsole();
    await opens(
      '<div data-foyer="cta-banner" data-label="Go" data-heading=“Two days”></div><foyer-cta-banner></foyer-cta-banner>',
    );
    await until(
      'the owner is not told',
      () => said.warnings.some((words) => words.includes('days”')),
      () => said.warnings.join(),
    );
    expect(said.warnings).to.have.length(1);
  });
});
