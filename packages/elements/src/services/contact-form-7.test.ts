import { expect } from '@open-wc/testing';
import { describeService } from '@foyer/testing/browser/describe-service.ts';
import contactForm7 from './contact-form-7.ts';
import type { HttpReply, HttpRequest } from './service.ts';

const endpoint = 'https://www.example.org/wp-json/contact-form-7/v1/contact-forms/203/feedback';
const says = (status: string, more: object = {}) => ({
  contact_form_id: 203,
  status,
  message: 'Danke.',
  posted_data_hash: '0a1b',
  into: '#wpcf7-f203-p0-o1',
  invalid_fields: [],
  ...more,
});

describeService('contact-form-7', {
  service: contactForm7,
  endpoint,
  fieldNames: { consent: 'acceptance-1' },
  request: {
    multipart: [
      ['your-name', 'Lena Müßig'],
      ['your-email', 'lena@example.org'],
      ['your-message', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['acceptance-1', '1'],
      ['_wpcf7_unit_tag', 'wpcf7-f203-p0-o1'],
    ],
  },
  trapped: undefined,
  consented: '["acceptance-1","1"]',
  reserved: ['_wpcf7_unit_tag'],
  stored: [[[200, says('mail_sent')], 'accepted']],
  refused: {
    'wrong fields': {
      by: [
        200,
        says('validation_failed', {
          invalid_fields: [
            { field: 'your-email', message: 'Die Adresse ist <b>ungültig</b>.', idref: null, error_id: 'x' },
            { field: 'your-hat', message: 'Bitte ausfüllen.', idref: null, error_id: 'y' },
          ],
        }),
      ],
      code: 'rejected',
      issues: [
        { name: 'email', code: 'invalid', message: 'Die Adresse ist ungültig.' },
        { name: 'your-hat', code: 'invalid', message: 'Bitte ausfüllen.' },
      ],
    },
    'an acceptance box that the widget does not have': {
      by: [200, says('acceptance_missing')],
      code: 'misconfigured',
      advice: 'acceptance',
    },
    'a message judged as spam': { by: [200, says('spam')], code: 'unclear', unclear: true, advice: 'spam' },
    'a message stopped by a plugin': { by: [200, says('aborted')], code: 'unclear', unclear: true, advice: 'stopped' },
    'a mail that was not sent': {
      by: [200, says('mail_failed')],
      code: 'unclear',
      unclear: true,
      advice: 'mail',
    },
    'an unknown form': {
      by: [404, { code: 'wpcf7_not_found' }],
      code: 'misconfigured',
      advice: 'number',
    },
    'a missing unit tag': { by: [400, { code: 'wpcf7_unit_tag_not_found' }], code: 'misconfigured' },
  },
  proves: (status, content) => status < 300 && (content as { status?: unknown } | null)?.status === 'mail_sent',
  settings: {
    'a URL of no form': { endpoint: 'https://www.example.org/kontakt', attribute: 'endpoint' },
    ...Object.fromEntries(
      ['203ab4f', 'a203b4f', '203ab4f/feedback', '203-1', '203%20a', 'kontakt'].map((code) => [
        `the shortcode id ${code}`,
        { endpoint: endpoint.replace(/203.*/, code), attribute: 'endpoint' as const },
      ]),
    ),
  },
});

describe('The schema of contact-form-7', () => {
  const schema = {
    version: 'Contact Form 7 SWV Schema 2024-10',
    locale: 'de_DE',
    rules: [
      { rule: 'required', field: 'your-name', error: 'Bitte den Namen &amp; Vornamen.' },
      { rule: 'required', field: 'your-mail', error: 'Bitte die Adresse.' },
      { rule: 'email', field: 'your-mail', error: 'Das ist keine Adresse.' },
      { rule: 'any', rules: [] },
    ],
  };
  const asks = async (locale: string, reply: HttpReply, url = endpoint) => {
    const requests: HttpRequest[] = [];
    const target = {
      endpoint: new URL(url),
      params: new URLSearchParams(),
      fieldNames: { email: 'your-mail' },
      locale,
    };
    const issues = await contactForm7.describe?.(target, (request) => {
      requests.push(request);
      return Promise.resolve(reply);
    });
    return { issues, asked: requests.map(({ method, url: { href } }) => `${method} ${href}`) };
  };
  const json = (content: unknown, status = 200): HttpReply => ({
    kind: 'response',
    status,
    contentType: 'application/json',
    body: JSON.stringify(content),
  });

  it('yields required fields, with its own messages when it has the language of the page', async () => {
    const { issues, asked } = await asks('de-x-informal', json(schema));
    expect(asked).to.deep.equal([`GET ${endpoint}/schema`]);
    expect(issues).to.deep.equal([
      { name: 'name', code: 'required', message: 'Bitte den Namen & Vornamen.' },
      { name: 'email', code: 'required', message: 'Bitte die Adresse.' },
      { name: 'email', code: 'invalid', message: 'Das ist keine Adresse.' },
    ]);
  });

  it('yields required fields without messages when it has another language', async () => {
    const { issues } = await asks('fr', json(schema));
    expect(issues?.[0]).to.deep.equal({ name: 'name', code: 'required' });
  });

  it('is requested below the form, with pretty and plain permalinks', async () => {
    const plain = 'https://example.org/?rest_route=/contact-form-7/v1/contact-forms/203/feedback';
    expect((await asks('de', json([]), plain)).asked).to.deep.equal([`GET ${plain}/schema`]);
    const short = 'https://example.org/wp-json/contact-form-7/v1/contact-forms/203';
    expect((await asks('de', json([]), short)).asked).to.deep.equal([`GET ${short}/feedback/schema`]);
  });

  it('yields no required fields when it is missing or invalid', async () => {
    for (const reply of [{ kind: 'network' } as const, json({ code: 'wpcf7_not_found' }, 404), json([]), json(null)]) {
      expect((await asks('de', reply)).issues).to.deep.equal([]);
    }
  });
});

describe('The service contact-form-7', () => {
  const sendsTo = async (url: string, given: boolean, reply: HttpReply) => {
    const requests: HttpRequest[] = [];
    const delivery = {
      endpoint: new URL(url),
      params: new URLSearchParams(),
      fieldNames: { consent: 'acceptance-1' },
      submission: {
        v: 1,
        submissionId: 'x'.repeat(16),
        fields: {},
        consent: { text: 'Ja', locale: 'de', given },
        trap: { website: '' },
        page: { url: '', locale: '' },
      },
    } as const;
    expect(contactForm7.findIssue?.(delivery)).to.equal(undefined);
    const outcome = await contactForm7.send(delivery, (request) => {
      requests.push(request);
      return Promise.resolve(reply);
    });
    return { outcome, requests };
  };

  for (const [written, asked] of [
    ['https://example.org/?rest_route=/contact-form-7/v1/contact-forms/203/feedback', undefined],
    ['https://example.org/wp-json/contact-form-7/v1/contact-forms/203/', '203/feedback'],
    ['https://example.org/wp-json/contact-form-7/v1/contact-forms/203#x', '203/feedback'],
  ] as const) {
    it(`finds form 203 at ${written}`, async () => {
      const { requests } = await sendsTo(written, true, { kind: 'timeout' });
      expect(requests.map(({ url }) => url.href).join()).to.contain(asked ?? written);
      const body = requests[0]?.body;
      expect(body instanceof FormData && body.get('_wpcf7_unit_tag')).to.equal('wpcf7-f203-p0-o1');
    });
  }

  it('explains that the URL needs the number of the form, not its shortcode id', () => {
    const issue = contactForm7.findIssue?.({
      endpoint: new URL(endpoint.replace('203', '203ab4f')),
      params: new URLSearchParams(),
      fieldNames: {},
    });
    expect(issue?.advice).to.equal('number');
  });

  it('asks for a missing tick when the form has the acceptance box', async () => {
    const body = JSON.stringify(says('acceptance_missing'));
    const reply = { kind: 'response', status: 200, contentType: 'application/json', body } as const;
    const { outcome } = await sendsTo(endpoint, false, reply);
    expect(outcome).to.deep.include({ kind: 'input', issues: [{ name: 'consent', code: 'required' }] });
    expect((await sendsTo(endpoint, true, reply)).outcome).to.deep.nested.include({ 'error.code': 'misconfigured' });
  });
});
