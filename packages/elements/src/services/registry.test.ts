import { expect } from '@open-wc/testing';
import { foyer } from './foyer.ts';
import { chooseService } from './registry.ts';

const names =
  'foyer, json, form, formspree, web3forms, netlify, getform, basin, hubspot, mailchimp, brevo, kit, mailerlite, ' +
  'listmonk, ghost, contact-form-7, mautic, webhook';

const choose = (name: string, endpoint: string, params = '') =>
  chooseService({
    name,
    target: { endpoint: new URL(endpoint), params: new URLSearchParams(params), fieldNames: {} },
    ownOrigins: ['https://www.example.org', 'https://forms.example.org'],
  });

describe('A service', () => {
  it('is Foyer’s own for endpoints of the page and of its server', async () => {
    for (const endpoint of ['https://www.example.org/contact', 'https://forms.example.org/contact']) {
      expect(await choose('', endpoint)).to.deep.equal({ kind: 'service', name: 'foyer', service: foyer });
    }
    expect(await choose('foyer', 'https://formspree.io/f/x')).to.deep.equal({
      kind: 'service',
      name: 'foyer',
      service: foyer,
    });
  });

  for (const [endpoint, name, params] of [
    ['https://formspree.io/f/x', 'formspree'],
    ['https://api.web3forms.com/submit', 'web3forms', 'access_key=1'],
    ['https://getform.io/f/x', 'getform'],
    ['https://usebasin.com/f/x', 'basin'],
    ['https://api.hsforms.com/submissions/v3/integration/submit/1/2', 'hubspot'],
    ['https://api-eu1.hsforms.com/submissions/v3/integration/submit/1/2', 'hubspot'],
    ['https://a.us1.list-manage.com/subscribe/post?u=1&id=2', 'mailchimp'],
    ['https://a.sibforms.com/serve/x', 'brevo'],
    ['https://app.kit.com/forms/1/subscriptions', 'kit'],
    ['https://app.convertkit.com/forms/1/subscriptions', 'kit'],
    ['https://assets.mailerlite.com/jsonp/1/forms/2/subscribe', 'mailerlite'],
    ['https://blog.ghost.io', 'ghost'],
    ['https://hooks.zapier.com/hooks/catch/1/2', 'webhook'],
    ['https://hook.eu1.make.com/x', 'webhook'],
    ['https://a.app.n8n.cloud/webhook/x', 'webhook'],
    ['https://forms.elsewhere.example/contact', 'foyer'],
    ['https://formspree.io.elsewhere.example/f/x', 'foyer'],
    ['https://notformspree.io/f/x', 'foyer'],
    ['https://sibforms.com.elsewhere.example/', 'foyer'],
  ] as const) {
    it(`is ${name} for ${endpoint}`, async () => {
      expect(await choose('', endpoint, params)).to.have.property('name', name);
    });
  }

  it('is the one that is named, wherever the endpoint stands', async () => {
    for (const name of names.split(', ')) {
      const endpoint = 'http://127.0.0.1:4000/contact-forms/1?u=1&id=2';
      expect(await choose(name, endpoint, 'access_key=1&l=2&formId=3')).to.have.property('name', name);
    }
  });

  it('that nobody knows is refused with the names of all', async () => {
    for (const name of ['Formspree', 'wufoo', 'constructor', '__proto__']) {
      expect(await choose(name, 'https://formspree.io/f/x')).to.deep.equal({
        kind: 'issue',
        issue: { code: 'misconfigured', attribute: 'service', value: name, allowed: names },
      });
    }
  });

  it('says what it misses before anything is sent', async () => {
    expect(await choose('web3forms', 'https://api.web3forms.com/submit')).to.have.nested.property(
      'issue.attribute',
      'service-params',
    );
  });

  for (const [name, endpoint, params, attribute] of [
    ['brevo', 'https://api.brevo.com/v3/contacts', '', 'endpoint'],
    ['', 'https://us21.api.mailchimp.com/3.0/lists/1/members', '', 'endpoint'],
    ['', 'https://api.resend.com/emails', '', 'endpoint'],
    ['kit', 'https://api.convertkit.com/v3/forms/1/subscribe', '', 'endpoint'],
    ['hubspot', 'https://api.hsforms.com/x', 'token=pat-eu1-0a1b2c', 'service-params'],
    ['kit', 'https://app.kit.com/forms/1/subscriptions', 'api_secret=0a1b', 'service-params'],
    ['brevo', 'https://a.sibforms.com/serve/x', 'key=xkeysib-0a1b', 'service-params'],
  ] as const) {
    it(`refuses what would show a secret to everybody: ${name} ${endpoint} ${params}`, async () => {
      const choice = await choose(name, endpoint, params);
      expect(choice).to.have.nested.property('issue.attribute', attribute);
      expect(choice).to.have.nested.property('issue.allowed').that.contains('secret key');
      expect(JSON.stringify(choice)).not.to.match(/0a1b/);
    });
  }
});
