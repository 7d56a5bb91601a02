import '../elements/contact-card/define.ts';
import '../elements/newsletter-signup/define.ts';
import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import { until } from '@foyer/testing/browser/page.ts';
import { type Visitor, visits } from '@foyer/testing/browser/visitor.ts';

interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly sent: Readonly<Record<string, unknown>>;
}

const realFetch = globalThis.fetch;

/** Answers all requests of the page until the test ends. @returns the requests */
function interceptRequests(answer: (url: string, method: string) => Response): SentRequest[] {
  const requests: SentRequest[] = [];
  globalThis.fetch = (input, { method = 'GET', body, mode } = {}) => {
    const url = input instanceof Request ? input.url : input.toString();
    const isForm = body instanceof FormData || body instanceof URLSearchParams;
    const sent = isForm ? Object.fromEntries([...body]) : typeof body === 'string' ? (JSON.parse(body) as object) : {};
    // The probe that tells the owner whether the server answers is not a message.
    if (mode !== 'no-cors' || method === 'POST') requests.push({ method, url, sent: { ...sent } });
    return Promise.resolve(answer(url, method));
  };
  return requests;
}

afterEach(() => {
  globalThis.fetch = realFetch;
});

const json = (content: unknown, status = 200) =>
  new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } });

async function opensCard(attributes: string, children = ''): Promise<Visitor<FormWidget>> {
  return visits<FormWidget>(`<foyer-contact-card lang="de" ${attributes}>${children}</foyer-contact-card>`);
}

async function fillsIn(visitor: Visitor): Promise<void> {
  visitor.fills('E-Mail', 'lena@example.org');
  visitor.fills('Nachricht', 'Guten Tag');
  await answersPageQuestion(visitor);
}

/** Answers the sum that the page makes up itself, since a third-party service has no challenge. */
async function answersPageQuestion(visitor: Visitor): Promise<void> {
  const [a = 0, b = 0] = /(\d) \+ (\d)/.exec(visitor.question)?.slice(1).map(Number) ?? [];
  await visitor.answers(String(a + b));
}

describe('A form at a third-party service', () => {
  it('detects the service by its host, requests no challenge and shows success', async () => {
    const requests = interceptRequests(() => json({ next: 'https://formspree.io/thanks' }));
    const visitor = await opensCard('endpoint="https://formspree.io/f/xyz"');
    visitor.touches();
    await until('there is no sum', () => /\d \+ \d/.test(visitor.question));
    await fillsIn(visitor);
    await visitor.sends();
    await visitor.sees('Danke, Ihre Nachricht ist angekommen.');
    expect(requests).to.deep.equal([
      {
        method: 'POST',
        url: 'https://formspree.io/f/xyz',
        sent: { email: 'lena@example.org', message: 'Guten Tag', _gotcha: '' },
      },
    ]);
  });

  it('sends service-params and renamed fields, and asks a sum of its own', async () => {
    const requests = interceptRequests(() => json({ success: true }));
    const visitor = await opensCard(
      'service="web3forms" endpoint="https://proxy.example.org/submit" service-params="access_key=k&from_name=Café" field-names="message=text"',
    );
    expect(visitor.question).to.match(/\d \+ \d/);
    await fillsIn(visitor);
    await visitor.sends();
    expect(visitor.state).to.equal('sent');
    const constants = { access_key: 'k', from_name: 'Café', botcheck: '' };
    expect(requests.map(({ sent }) => sent)).to.deep.equal([
      { email: 'lena@example.org', text: 'Guten Tag', ...constants },
    ]);
  });

  it('shows the error of the service at its field, and sends the corrected value', async () => {
    const replies = [
      json({ errors: [{ code: 'TYPE_EMAIL', field: 'email', message: 'no' }] }, 422),
      json({ next: '/' }),
    ];
    interceptRequests(() => replies.shift() ?? json({}));
    const visitor = await opensCard('service="formspree" endpoint="https://formspree.io/f/xyz"');
    await fillsIn(visitor);
    await visitor.sends();
    expect(visitor.state).to.equal('invalid');
    await visitor.sees('Eine Adresse sieht so aus: name@example.org.');
    visitor.fills('E-Mail', 'lena.muessig@example.org');
    await visitor.sends();
    expect(visitor.state).to.equal('sent');
  });

  it('shows the message of the service as plain text when it has no specific code', async () => {
    interceptRequests(() => json({ success: false, errors: { EMAIL: '<b>Diese</b> Adresse ist gesperrt.' } }));
    const visitor = await opensCard('service="brevo" endpoint="https://a.sibforms.com/serve/x"');
    await fillsIn(visitor);
    await visitor.sends();
    await visitor.sees('Diese Adresse ist gesperrt.');
    expect(visitor.details['foyer-invalid']).to.equal(undefined);
  });

  it('fails after a network error without a retry', async () => {
    const requests = interceptRequests(() => {
      throw new TypeError('Failed to fetch');
    });
    const visitor = await opensCard('service="formspree" endpoint="https://formspree.io/f/xyz"');
    await fillsIn(visitor);
    await visitor.sends();
    expect(visitor.state).to.equal('failed');
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'network', retryable: false });
    expect(requests).to.have.length(1);
  });

  it('drops slotted fields with names that the service reserves, and logs an error once', async () => {
    const said = listensToConsole();
    const requests = interceptRequests(() => new Response('<h1>Kontakt</h1>'));
    const visitor = await opensCard(
      'service="netlify" endpoint="/kontakt"',
      '<input slot="fields" name="form-name" value="intruder" aria-label="X" /><input slot="fields" name="hat" value="red" aria-label="Hut" />',
    );
    await fillsIn(visitor);
    await visitor.sends();
    expect(requests[0]?.sent).to.deep.include({ 'form-name': 'contact', hat: 'red' });
    const refusals = said.errors.filter((words) => words.includes('"form-name"'));
    expect(refusals).to.have.length(1);
    expect(refusals[0]).to.contain('<foyer-contact-card>');
  });
});

describe('Contact Form 7', () => {
  const endpoint = 'https://www.example.org/wp-json/contact-form-7/v1/contact-forms/203/feedback';
  const schema = {
    locale: 'de_DE',
    rules: [
      { rule: 'required', field: 'your-name', error: 'Ohne Namen geht es nicht.' },
      { rule: 'required', field: 'your-hat', error: 'Ohne Hut geht es nicht.' },
    ],
  };

  it('shows at each field that it is required, with the messages of the service', async () => {
    const requests = interceptRequests((url) => json(url.endsWith('/schema') ? schema : { status: 'mail_sent' }));
    const visitor = await opensCard(
      `service="contact-form-7" endpoint="${endpoint}"`,
      '<input slot="fields" name="your-hat" aria-label="Hut" />',
    );
    await fillsIn(visitor);
    await visitor.seesNoMore('Name (freiwillig)');
    await visitor.sends();
    expect(visitor.state).to.equal('invalid');
    await visitor.sees('Ohne Namen geht es nicht.');
    await visitor.sees('Ohne Hut geht es nicht.');
    visitor.fills('Name', 'Lena');
    visitor.fills('Hut', 'rot');
    await visitor.sends();
    expect(visitor.state).to.equal('sent');
    expect(requests.at(-1)?.sent).to.deep.include({ 'your-name': 'Lena', 'your-hat': 'rot' });
  });
});

describe('The console', () => {
  const sendsMisconfigured = async (
    attributes: string,
  ): Promise<{ visitor: Visitor; said: string; requests: readonly SentRequest[] }> => {
    const said = listensToConsole();
    const requests = interceptRequests(() => json({}));
    const visitor = await opensCard(`captcha="none" ${attributes}`);
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.fills('Nachricht', 'Guten Tag');
    await visitor.sends();
    await until('nothing is logged', () => said.errors.length + said.warnings.length > 0);
    return { visitor, said: [...said.errors, ...said.warnings].join('\n'), requests };
  };

  it('lists all services when the service is unknown', async () => {
    const { visitor, said, requests } = await sendsMisconfigured(
      'service="Formsbee" endpoint="https://formspree.io/f/xyz"',
    );
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'misconfigured', retryable: false });
    expect(said).to.contain('"Formsbee"').and.to.contain('foyer, json, form, formspree, web3forms');
    expect(requests).to.deep.equal([]);
  });

  it('names the missing service parameter', async () => {
    const { said, requests } = await sendsMisconfigured(
      'service="listmonk" endpoint="https://lists.example.org/api/public/subscription"',
    );
    expect(said).to.contain('service-params').and.to.contain('l=');
    expect(requests).to.deep.equal([]);
  });

  it('warns that a page must not contain a secret key', async () => {
    const { visitor, said, requests } = await sendsMisconfigured(
      'service="brevo" endpoint="https://api.brevo.com/v3/contacts"',
    );
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'misconfigured' });
    expect(said).to.contain('secret key');
    expect(requests).to.deep.equal([]);
  });

  it('reports an invalid query string once, and the message is sent without it', async () => {
    const { visitor, said, requests } = await sendsMisconfigured(
      'service="json" endpoint="/messages" field-names="email: mail"',
    );
    expect(visitor.state).to.equal('sent');
    expect(requests).to.have.length(1);
    expect(said.split('field-names="email: mail"')).to.have.length(2);
  });
});

describe('A newsletter signup at a third-party service', () => {
  it('is unconfirmed after an opaque response', async () => {
    interceptRequests(() => Object.defineProperty(new Response(null), 'type', { value: 'opaque' }));
    const visitor = await visits<FormWidget>(
      '<foyer-newsletter-signup lang="de" endpoint="https://a.us1.list-manage.com/subscribe/post?u=1&id=2"></foyer-newsletter-signup>',
    );
    visitor.fills('E-Mail', 'lena@example.org');
    expect(await visitor.widget.submit()).to.deep.include({ ok: false, state: 'unconfirmed' });
  });

  it('is pending with foyer.confirmation=mail', async () => {
    interceptRequests(() => json({ success: true }));
    const visitor = await visits<FormWidget>(
      '<foyer-newsletter-signup lang="de" service="mailerlite" endpoint="https://assets.mailerlite.com/jsonp/1/forms/2/subscribe" service-params="foyer.confirmation=mail"></foyer-newsletter-signup>',
    );
    visitor.fills('E-Mail', 'lena@example.org');
    await visitor.sends();
    expect(visitor.state).to.equal('pending');
  });
});
