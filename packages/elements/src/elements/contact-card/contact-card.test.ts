import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { describeElement } from '@foyer/testing/browser/describe-element.ts';
import { describeFormElement } from '@foyer/testing/browser/describe-form-element.ts';
import { json, problem, receipt, startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import { findAll, pretends, settles, textOf, until } from '@foyer/testing/browser/page.ts';
import { visits } from '@foyer/testing/browser/visitor.ts';
import { showsPicture } from '@foyer/testing/browser/own-host.ts';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import type { FoyerContactCard } from './contact-card.ts';

const person = `name="Lena Moser" job-title="Beraterin" organization="Moser &amp; Team" phone="+49 30 23125 001"
  email="lena@example.org" address="Hafenweg 1, Berlin" hours="Mo-Fr 9-12,13-17; Sa 10-14"`;

const picture = showsPicture('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'image/gif');
const torn = showsPicture('AAAA', 'image/png');

describeElement('foyer-contact-card', {
  importElement: () => import('./contact-card.ts'),
  importDefinition: () => import('./define.ts'),
  markup: `<foyer-contact-card ${person} heading="Write" endpoint="https://forms.example.org/contact"></foyer-contact-card>`,
  words: {
    en: 'Send message',
    de: 'Nachricht senden',
    formal: 'Ihr Ansprechpartner',
    informal: 'Dein Ansprechpartner',
  },
  attributes: {
    endpoint: { good: 'https://forms.example.org/contact' },
    service: { good: 'other' },
    'service-params': { good: 'access_key=1' },
    'field-names': { good: 'email=your-email' },
    'form-id': { good: 'sales' },
    consent: { good: 'checkbox', bad: 'maybe', allowed: 'notice, checkbox, none' },
    'submit-label': { good: 'Go' },
    'label-name': { good: 'Who' },
    'label-email': { good: 'Where' },
    'label-phone': { good: 'Call' },
    'label-subject': { good: 'Topic' },
    'label-message': { good: 'What' },
    captcha: { good: 'pow', bad: 'picture', allowed: 'auto, arithmetic, pow, none' },
    'privacy-url': { good: '/privacy', bad: 'javascript:alert(1)', allowed: 'https:' },
    'imprint-url': { good: '/imprint', bad: 'mailto:a@example.org', allowed: 'https:' },
    'success-message': { good: 'Thanks' },
    redirect: { good: '/thanks', bad: 'javascript:alert(1)', allowed: 'https:' },
    timeout: { good: '5', value: 5, bad: '-1', allowed: 'seconds' },
    draft: { good: 'session', bad: 'always', allowed: 'failure, session, off' },
    'fallback-email': { good: 'office@example.org' },
    'person-label': { good: 'Talk to' },
    name: { good: 'Lena Moser' },
    'job-title': { good: 'Consultant' },
    organization: { good: 'Moser & Team' },
    phone: { good: '+49 30 23125 001' },
    email: { good: 'lena@example.org' },
    address: { good: 'Hafenweg 1' },
    hours: { good: 'Mo-Fr 9-12' },
    'time-zone': { good: 'Europe/Berlin' },
    closed: { good: '2026-12-24' },
    map: { good: 'osm', bad: 'bing', allowed: 'none, geo, osm, google, apple' },
    vcard: { good: '', value: true, bad: 'maybe', allowed: 'true' },
    'structured-data': { good: '', value: true },
    photo: { good: '/lena.jpg', bad: 'javascript:alert(1)', allowed: 'https:' },
    'photo-alt': { good: 'Lena' },
    fields: { good: 'email message', bad: 'email age', allowed: 'name email phone subject message' },
    'reply-time': { good: 'soon' },
  },
});

describeFormElement('foyer-contact-card', {
  fields: { 'E-Mail': 'lena@example.org', Nachricht: 'Guten Tag' },
  sent: { email: 'lena@example.org', message: 'Guten Tag' },
  asksSum: true,
  form: 'contact',
  success: 'accepted',
  thanks: 'Danke, Ihre Nachricht ist angekommen.',
  button: 'Nachricht senden',
  pauses: { waiting: 'Wir senden Ihre Nachricht in', offline: 'Ihr Text bleibt hier.' },
  kept: 'Ihre Nachricht ist nicht angekommen, Ihr Text steht noch hier.',
  wording: { notice: 'Wir verwenden Ihre Angaben nur für die Antwort.', checkbox: 'Ich bin einverstanden' },
  noticeIsConsent: false,
});

const visitsCard = (attributes: string, children = '') =>
  visits<FoyerContactCard>(`<foyer-contact-card lang="de" ${attributes}>${children}</foyer-contact-card>`);

async function failsToSend(attributes = '') {
  startsEndpoint().answers(problem('too-large'));
  const visitor = await visitsCard(`endpoint="https://forms.example.org/contact" ${attributes}`);
  visitor.fills('E-Mail', 'lena@example.org');
  visitor.fills('Nachricht', 'Guten Tag');
  await visitor.answers('6');
  await visitor.sends();
  return visitor;
}

describe('<foyer-contact-card>', () => {
  it('shows the contact person with phone and mail links, and no form with fields="none"', async () => {
    const visitor = await visitsCard(`${person} fields="none"`);
    await visitor.sees('Mo–Fr');
    for (const words of [
      'Lena Moser',
      'Beraterin, Moser & Team',
      'Hafenweg 1, Berlin',
      'Mo–Fr',
      '9–12 und 13–17 Uhr',
      'Sa',
    ]) {
      expect(visitor.text).to.contain(words);
    }
    expect(visitor.button('+49 30').getAttribute('href')).to.equal('tel:+493023125001');
    expect(visitor.button('lena@').getAttribute('href')).to.equal('mailto:lena@example.org');
    expect(findAll(visitor.root, 'form')).to.have.length(0);
  });

  it('strips a second recipient from its mail link', async () => {
    const visitor = await visitsCard('email="a@example.org?bcc=b@example.org" name="Lena"');
    expect(new URL(visitor.button('a@').getAttribute('href')!).search).to.equal('');
  });

  for (const written of [
    'info@müller.example',
    'Info &lt;info@xn--mller-kva.example&gt;',
    'mailto:info@müller.example',
  ]) {
    it(`shows info@müller.example for ${written}, and links to its A-label`, async () => {
      const visitor = await visitsCard(`email="${written}" name="Lena"`);
      await visitor.sees('info@müller.example Name');
      expect(visitor.button('info@müller.example').getAttribute('href')).to.equal('mailto:info@xn--mller-kva.example');
    });
  }

  it('shows only the form when no person is given', async () => {
    const visitor = await visitsCard('');
    expect(findAll(visitor.root, '[part~=person]')).to.have.length(0);
    expect(visitor.button('Nachricht senden')).to.exist;
  });

  it('shows the photo, or the initials without one', async () => {
    expect((await visitsCard('name="Lena Maria Moser"')).text).to.match(/^LM /);
    const visitor = await visitsCard(`name="Lena" photo="${picture}" photo-alt="Lena am See"`);
    expect(findAll(visitor.root, 'img')[0]!.getAttribute('alt')).to.equal('Lena am See');
    const slotted = await visitsCard('name="Lena"', `<img slot="photo" alt="Eigenes Bild" src="${picture}" />`);
    expect(textOf(findAll(slotted.root, '[part~=media]')[0]!)).to.equal('');
  });

  it('shows the initials when the photo fails to load, and the next photo when it changes', async () => {
    const visitor = await visitsCard(`name="Lena Moser" photo="${torn}"`);
    await until('the broken image is still shown', () => findAll(visitor.root, 'img').length === 0);
    expect(visitor.text).to.match(/^LM /);
    visitor.widget.setAttribute('photo', picture);
    await settles(visitor.widget);
    expect(findAll(visitor.root, 'img')).to.have.length(1);
  });

  const slottedPhotos = {
    'an image': (src: string) => `<img slot="photo" alt="Lena" src="${src}" />`,
    'a picture': (src: string) => `<picture slot="photo"><img alt="Lena" src="${src}" /></picture>`,
    'an image in a link': (src: string) => `<a slot="photo" href="/lena"><img alt="Lena" src="${src}" /></a>`,
  };

  for (const [what, photo] of Object.entries(slottedPhotos)) {
    it(`shows the initials when ${what} in the slot fails to load, and the next photo when it changes`, async () => {
      const visitor = await visitsCard('name="Lena Moser"', photo(torn));
      await visitor.sees('LM ');
      const image = visitor.widget.querySelector('img')!;
      expect(image.checkVisibility()).to.equal(false);
      image.src = picture;
      await until('the photo is still hidden', () => image.checkVisibility());
      await visitor.seesNoMore('LM ');
    });
  }

  it('shows the initials when a slotted photo failed before the widget was defined', async () => {
    const image = new Image();
    image.src = torn;
    await image.decode().catch(() => undefined);
    const visitor = await visitsCard('name="Lena Moser"');
    image.slot = 'photo';
    visitor.widget.append(image);
    await until('the torn image is still shown', () => !image.checkVisibility());
    await visitor.sees('LM ');
  });

  it('shows the photo of the attribute when the slotted one fails, and no frame without a name', async () => {
    const both = await visitsCard(`name="Lena Moser" photo="${picture}"`, slottedPhotos['an image'](torn));
    await until('the torn image is still shown', () => !both.widget.querySelector('img')!.checkVisibility());
    expect(findAll(both.root, 'img')[0]!.checkVisibility()).to.equal(true);
    const nameless = await visitsCard('phone="030 1234"', slottedPhotos['an image'](torn));
    await until('an empty frame is shown', () => findAll(nameless.root, '[part~=media]').length === 0);
  });

  it('shows no person panel while its only detail is a photo that fails to load', async () => {
    const slotted = await visitsCard('', slottedPhotos['an image'](torn));
    await slotted.seesNoMore('Ihr Ansprechpartner');
    slotted.widget.querySelector('img')!.src = picture;
    await slotted.sees('Ihr Ansprechpartner');
    const own = await visitsCard(`photo="${torn}"`);
    await own.seesNoMore('Ihr Ansprechpartner');
    own.widget.setAttribute('photo', picture);
    await own.sees('Ihr Ansprechpartner');
  });

  for (const empty of ['<p slot="photo"></p>', '<p slot="photo"> <br /> </p>']) {
    it(`shows the initials despite an empty ${empty}`, async () => {
      expect((await visitsCard('name="Lena Moser"', empty)).text).to.match(/^LM /);
    });
  }

  it('updates when a slotted photo and text are added or moved later', async () => {
    const visitor = await visitsCard('name="Lena Moser"');
    visitor.widget.insertAdjacentHTML('beforeend', trusted('<img slot="photo" alt="Lena" /><p>Late words.</p>'));
    await visitor.sees('Late words.');
    await visitor.seesNoMore('LM ');
    visitor.widget.querySelector('p')!.slot = 'footer';
    await until('the old slot still shows text', () => findAll(visitor.root, '[part~=text]').length === 0);
    expect(visitor.text).to.contain('Late words.');
  });

  it('renders the fields of its fields attribute, and marks the optional ones', async () => {
    const visitor = await visitsCard('fields="email subject? phone? message"');
    const fields = findAll(visitor.root, '.field > .input');
    expect(fields.map(({ id }) => id)).to.deep.equal(['email', 'subject', 'phone', 'message']);
    expect(fields.map((field) => (field as HTMLInputElement).required)).to.deep.equal([true, false, false, true]);
    expect(visitor.text).to.contain('Betreff (freiwillig)').and.not.to.contain('E-Mail (freiwillig)');
    expect(visitor.field('Telefon').getAttribute('autocomplete')).to.equal('tel');
  });

  it('labels its fields with the label-* attributes', async () => {
    const visitor = await visitsCard(
      'fields="phone subject message" label-phone="Rückruf" label-subject="Thema" label-message="Ihr Anliegen"',
    );
    expect(['Rückruf', 'Thema', 'Ihr Anliegen'].map((label) => visitor.field(label).id)).to.deep.equal([
      'phone',
      'subject',
      'message',
    ]);
  });

  it('omits empty fields, and sends line breaks, markup and other scripts unchanged', async () => {
    const endpoint = startsEndpoint();
    const visitor = await visitsCard('endpoint="https://forms.example.org/contact"');
    const message = '  Guten Tag,\n\n日本語 👩‍👧 <b>fett</b> "\'; DROP TABLE\u00a0 ';
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.fills('Nachricht', message);
    await visitor.answers('6');
    await visitor.sends();
    expect(endpoint.lastMessage.fields).to.deep.equal({ email: 'lena@example.org', message });
  });

  it('rejects a message that is too long before sending it', async () => {
    const endpoint = startsEndpoint();
    const visitor = await visitsCard('endpoint="https://forms.example.org/contact"');
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.fills('Nachricht', 'x'.repeat(20_001));
    await visitor.answers('6');
    await visitor.sends();
    expect(visitor.errorAt('Nachricht')).to.contain('zu lang');
    expect(endpoint.messages).to.have.length(0);
  });

  it('shows a receipt with date, number and address, then an empty form on request', async () => {
    const endpoint = startsEndpoint();
    const visitor = await visitsCard('endpoint="https://forms.example.org/contact" reply-time="bis morgen Mittag"');
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.fills('Nachricht', 'Guten Tag');
    await visitor.answers('6');
    await visitor.sends();
    const number = endpoint.lastMessage.submissionId.slice(0, 8).toUpperCase();
    await visitor.sees('Wir antworten bis morgen Mittag.');
    expect(visitor.text)
      .to.contain('18. November 2026')
      .and.to.contain(`${number.slice(0, 4)}-${number.slice(4)}`);
    expect(visitor.text).to.contain('lena@example.org');
    const tile = visitor.root.querySelector('[part=tile]')!;
    expect(getComputedStyle(tile, '::before').content, 'a second check').to.equal('none');
    visitor.clicks('Noch eine Nachricht schreiben');
    await visitor.sees('Nachricht senden');
    await settles(visitor.root);
    expect(visitor.state).to.equal('idle');
    expect(visitor.valueOf('Nachricht')).to.equal('');
    expect(visitor.at).to.contain('Name');
  });

  it('shows its thanks without a date when the receipt has no valid time', async () => {
    startsEndpoint().answers(receipt('accepted', { receivedAt: 'just now' }));
    const visitor = await visitsCard('endpoint="https://forms.example.org/contact"');
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.fills('Nachricht', 'Guten Tag');
    await visitor.answers('6');
    await visitor.sends();
    await visitor.sees('Danke, Ihre Nachricht ist angekommen.');
    expect(visitor.text).not.to.contain('Eingegangen');
  });

  for (const [service, path, answer, state] of [
    ['json', 'messages', {}, 'sent'],
    ['webhook', 'hook', { status: 'success' }, 'sent'],
    ['form', 'contact.php', { ok: true }, 'sent'],
    ['basin', 'f/1a2b', { success: true }, 'sent'],
    ['contact-form-7', 'contact-forms/203', { status: 'mail_sent' }, 'sent'],
  ] as const) {
    const isFound = service === 'json' || service === 'webhook';
    it(`shows ${isFound ? 'the' : 'no'} receipt number with service="${service}"`, async () => {
      globalThis.fetch = () => Promise.resolve(json(answer));
      const visitor = await visitsCard(`captcha="none" service="${service}" endpoint="https://example.org/${path}"`);
      visitor.fills('E-Mail', 'lena@example.org');
      visitor.fills('Nachricht', 'Guten Tag');
      await visitor.sends();
      expect(visitor.state).to.equal(state);
      expect(visitor.text.includes('Nummer')).to.equal(isFound);
    });
  }

  it('tells the owner, but not the visitor, that the service requires a subject', async () => {
    const said = listensToConsole();
    const invalid = [{ field: 'your-subject', message: 'Bitte ausfüllen.' }];
    globalThis.fetch = (_, { method } = {}) =>
      Promise.resolve(json(method === 'POST' ? { status: 'validation_failed', invalid_fields: invalid } : {}));
    const visitor = await visitsCard(
      'captcha="none" service="contact-form-7" endpoint="https://example.org/contact-forms/203"',
    );
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.fills('Nachricht', 'Guten Tag');
    await visitor.sends();
    expect(visitor.state).to.equal('failed');
    await until('no error is logged', () => said.errors.length > 0);
    expect(said.errors.join()).to.contain('requires fields that the form does not have: subject.');
    expect(said.errors.join()).to.contain('fields="name? email message subject"');
    expect(findAll(visitor.root, '.news').map(textOf).join()).not.to.match(/ausfüllen|subject/i);
  });

  it('offers the phone number and a copy button when sending fails', async () => {
    startsEndpoint().answers(() => new Response('', { status: 500 }));
    const visitor = await visitsCard('endpoint="https://forms.example.org/contact" phone="030 123"');
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.fills('Nachricht', 'Guten Tag');
    await visitor.answers('6');
    await visitor.sends();
    expect(visitor.text).to.contain('Rufen Sie gern an: 030 123');
    expect(visitor.button('Text kopieren')).to.exist;
  });

  it('copies the message to the clipboard, and confirms it until the text changes', async () => {
    const copied: string[] = [];
    pretends(navigator, 'clipboard', { writeText: (text: string) => Promise.resolve(void copied.push(text)) });
    const visitor = await failsToSend();
    visitor.clicks('Text kopieren');
    await visitor.sees('Text kopiert');
    expect(copied).to.deep.equal(['Guten Tag']);
    visitor.fills('Nachricht', 'Guten Abend');
    await visitor.sees('Text kopieren');
  });

  it('does not confirm a copy that the browser denied', async () => {
    const said = listensToConsole();
    pretends(navigator, 'clipboard', { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) });
    const visitor = await failsToSend();
    visitor.clicks('Text kopieren');
    await settles(document);
    expect(visitor.text).to.contain('Text kopieren');
    expect(said.thrown).to.deep.equal([]);
  });

  it('uses the subject field as the subject of the fallback mail', async () => {
    const visitor = await failsToSend('fields="email subject? message" fallback-email="office@example.org"');
    const subject = () => new URL(visitor.button('Per E-Mail').getAttribute('href')!).searchParams.get('subject');
    expect(subject()).to.equal(`Nachricht über ${location.hostname}`);
    visitor.fills('Betreff', 'Ein Termin');
    await settles(visitor.root);
    expect(subject()).to.equal('Ein Termin');
  });

  it('offers a fallback mail to an address whose domain is not in ASCII', async () => {
    const visitor = await failsToSend('fallback-email="info@müller.example"');
    expect(visitor.button('Per E-Mail').getAttribute('href')).to.match(/^mailto:info@xn--mller-kva\.example\?subject=/);
  });

  it('uses the server of the page options when it has no endpoint', async () => {
    const meta = document.createElement('meta');
    meta.name = 'foyer';
    meta.dataset['server'] = 'https://forms.example.org/';
    document.head.append(meta);
    const endpoint = startsEndpoint().answers(receipt());
    const visitor = await visitsCard('');
    visitor.touches();
    await visitor.answers('6');
    meta.remove();
    expect(endpoint.challenges[0]!.href).to.equal('https://forms.example.org/contact/challenge');
  });

  it('sends no request before the first interaction', async () => {
    const said = listensToConsole();
    const endpoint = startsEndpoint();
    await visitsCard('endpoint="https://forms.example.org/contact"');
    expect(endpoint.challenges).to.have.length(0);
    expect(said.warnings).to.deep.equal([]);
  });
});
