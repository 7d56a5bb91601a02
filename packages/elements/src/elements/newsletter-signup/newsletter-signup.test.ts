import { expect } from '@open-wc/testing';
import { describeElement } from '@foyer/testing/browser/describe-element.ts';
import { describeFormElement } from '@foyer/testing/browser/describe-form-element.ts';
import { problem, receipt, startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import { findAll, until } from '@foyer/testing/browser/page.ts';
import { visits } from '@foyer/testing/browser/visitor.ts';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import type { FoyerNewsletterSignup } from './newsletter-signup.ts';

const endpoint = 'endpoint="https://forms.example.org/newsletter"';

describeElement('foyer-newsletter-signup', {
  importElement: () => import('./newsletter-signup.ts'),
  importDefinition: () => import('./define.ts'),
  markup: `<foyer-newsletter-signup ${endpoint} controller="Moser &amp; Team" purpose="leadership" frequency="monthly"
    topics="service" privacy-url="/privacy"></foyer-newsletter-signup>`,
  words: {
    en: 'Request the newsletter',
    de: 'Newsletter anfordern',
    formal: 'Sie können Ihre Einwilligung jederzeit widerrufen',
    informal: 'Du kannst deine Einwilligung jederzeit widerrufen',
  },
  attributes: {
    endpoint: { good: 'https://forms.example.org/newsletter' },
    service: { good: 'other' },
    'service-params': { good: 'access_key=1' },
    'field-names': { good: 'email=your-email' },
    'form-id': { good: 'spring' },
    consent: { good: 'checkbox', bad: 'maybe', allowed: 'notice, checkbox, none' },
    'submit-label': { good: 'Go' },
    'label-name': { good: 'Who' },
    'label-email': { good: 'Where' },
    captcha: { good: 'arithmetic', bad: 'picture', allowed: 'auto, arithmetic, pow, none' },
    'privacy-url': { good: '/privacy', bad: 'javascript:alert(1)', allowed: 'https:' },
    'imprint-url': { good: '/imprint', bad: 'tel:1', allowed: 'https:' },
    'success-message': { good: 'Thanks' },
    redirect: { good: '/thanks', bad: 'javascript:alert(1)', allowed: 'https:' },
    timeout: { good: '5', value: 5, bad: 'soon', allowed: 'seconds' },
    draft: { good: 'session', bad: 'always', allowed: 'failure, session, off' },
    'fallback-email': { good: 'office@example.org' },
    'name-field': { good: 'required', bad: 'maybe', allowed: 'optional, required, none' },
    controller: { good: 'Moser & Team' },
    purpose: { good: 'leadership' },
    frequency: { good: 'monthly', bad: 'yearly', allowed: 'monthly' },
    topics: { good: 'service leadership' },
  },
});

describeFormElement('foyer-newsletter-signup', {
  fields: { 'E-Mail': 'lena@example.org' },
  sent: { email: 'lena@example.org' },
  asksSum: false,
  form: 'newsletter',
  success: 'pending',
  thanks: 'Bitte sehen Sie in Ihr Postfach.',
  button: 'Newsletter anfordern',
  pauses: { waiting: 'Wir senden Ihre Anmeldung in', offline: 'Ihre Angaben bleiben hier.' },
  kept: 'Ihre Anmeldung ist nicht angekommen, Ihre Angaben stehen noch hier.',
  wording: { notice: 'schickt Ihnen einen Newsletter.', checkbox: 'Ja, ich möchte den Newsletter.' },
  noticeIsConsent: true,
});

const visitsSignup = (attributes: string, children = '') =>
  visits<FoyerNewsletterSignup>(
    `<foyer-newsletter-signup lang="de" ${endpoint} ${attributes}>${children}</foyer-newsletter-signup>`,
  );

describe('<foyer-newsletter-signup>', () => {
  it('has a default heading, which the heading attribute replaces', async () => {
    expect((await visitsSignup('')).text).to.match(/^Newsletter /);
    expect((await visitsSignup('heading="Post von uns"')).text).to.match(/^Post von uns/);
  });

  for (const [attributes, sentence] of [
    ['controller="Moser"', 'Moser schickt Ihnen einen Newsletter.'],
    ['controller="Moser" purpose="Führung"', 'Moser schreibt Ihnen über Führung.'],
    ['controller="Moser" frequency="monthly"', 'Moser schreibt Ihnen derzeit einmal im Monat.'],
    [
      'controller="Moser" purpose="Führung" frequency="weekly"',
      'Moser schreibt Ihnen derzeit einmal in der Woche über Führung.',
    ],
    [
      'controller="Moser" purpose="Führung" frequency="weekly" formality="informal"',
      'Moser schreibt dir derzeit einmal in der Woche über Führung.',
    ],
    ['', `${location.hostname} schickt Ihnen einen Newsletter.`],
  ] as const) {
    it(`states the sender, purpose and frequency: ${sentence}`, async () => {
      expect((await visitsSignup(attributes)).text).to.contain(sentence);
    });
  }

  it('makes the name optional, required or absent by name-field, and says what it is for', async () => {
    expect((await visitsSignup('')).text).to.contain('Ihr Name ist freiwillig und dient nur der Anrede.');
    const required = await visitsSignup('name-field="required"');
    expect(required.text).to.contain('Ihr Name dient nur der Anrede.');
    expect(required.field('Name').required).to.equal(true);
    const none = await visitsSignup('name-field="none"');
    expect(none.text).not.to.contain('Name');
  });

  it('links to the privacy policy', async () => {
    const visitor = await visitsSignup('privacy-url="https://example.org/privacy"');
    expect(visitor.button('Datenschutzerklärung').getAttribute('href')).to.equal('https://example.org/privacy');
  });

  it('sends the selected topics', async () => {
    const server = startsEndpoint().answers(receipt('pending'));
    const labels = '<span slot="topics" data-topic="service">Guter Service</span>';
    const visitor = await visitsSignup('topics="service leadership"', labels);
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.ticks('Guter Service');
    visitor.ticks('leadership');
    await visitor.sends();
    expect(server.lastMessage.fields).to.deep.equal({ email: 'lena@example.org', topics: ['service', 'leadership'] });
  });

  it('updates topic labels that are slotted or changed later', async () => {
    const visitor = await visitsSignup('topics="service"');
    expect(visitor.text).to.contain('service');
    visitor.widget.insertAdjacentHTML(
      'beforeend',
      trusted('<span slot="topics" data-topic="service">Guter Service</span>'),
    );
    await visitor.sees('Guter Service');
    visitor.widget.querySelector('span')!.firstChild!.nodeValue = 'Bester Service';
    await visitor.sees('Bester Service');
  });

  it('sets and returns the selected topics through value', async () => {
    const visitor = await visitsSignup('topics="service leadership team"');
    expect(visitor.widget.value).not.to.have.property('topics');
    visitor.widget.value = { topics: ['service', 'team'] };
    expect(visitor.widget.value['topics']).to.deep.equal(['service', 'team']);
    visitor.widget.value = { topics: 'leadership' };
    await until('the topic is not ticked', () => Array.isArray(visitor.widget.value['topics']));
    expect(visitor.widget.value['topics']).to.deep.equal(['leadership']);
    visitor.widget.value = { topics: [] };
    await until('the topic is still ticked', () => !('topics' in visitor.widget.value));
  });

  it('asks no sum, and solves a proof of work instead', async () => {
    const server = startsEndpoint().answers(receipt('pending'));
    const visitor = await visitsSignup('');
    visitor.fills('E-Mail', 'lena@example.org');
    await visitor.sends();
    expect(visitor.question).to.equal('');
    expect(server.challenges[0]!.search).to.equal('?without=question');
    expect(server.lastMessage.captcha).to.have.property('pow');
    expect(server.lastMessage.captcha).not.to.have.property('answer');
  });

  it('asks the sum with captcha="arithmetic"', async () => {
    startsEndpoint();
    const visitor = await visitsSignup('captcha="arithmetic"');
    await visitor.answers('6');
    expect(visitor.question).to.equal('3 + 3 =');
  });

  it('shows which address the confirmation went to, and mentions the spam folder', async () => {
    startsEndpoint().answers(receipt('pending'));
    const visitor = await visitsSignup('formality="informal"');
    visitor.fills('E-Mail', 'lena@example.org');
    await visitor.sends();
    await visitor.sees('Wir haben eine Mail an lena@example.org geschickt.');
    expect(visitor.text).to.contain('Schau bitte in dein Postfach.').and.to.contain('Spam-Ordner');
    expect(findAll(visitor.root, 'b')[0]!.textContent).to.equal('lena@example.org');
  });

  it('shows final success when no confirmation is needed', async () => {
    startsEndpoint().answers(receipt('accepted'));
    const visitor = await visitsSignup('');
    visitor.fills('E-Mail', 'lena@example.org');
    await visitor.sends();
    await visitor.sees('Geschafft, Sie sind dabei.');
    expect(visitor.state).to.equal('sent');
  });

  for (const [code, words] of [
    ['malformed', 'Die Anmeldung wurde nicht angenommen.'],
    ['rate-limited', 'In kurzer Zeit kamen zu viele Anmeldungen.'],
    ['too-large', 'Ihre Angaben sind zu lang.'],
    ['unavailable', 'Wir können gerade keine Anmeldungen annehmen.'],
  ] as const) {
    it(`speaks of a signup, not of a message, when the endpoint answers ${code}`, async () => {
      startsEndpoint().answers(problem(code));
      const visitor = await visitsSignup('');
      visitor.fills('E-Mail', 'lena@example.org');
      await visitor.sends();
      expect(visitor.text).to.contain(words);
      expect(visitor.text).not.to.match(/Nachricht|Postfach/);
    });
  }
});
