import { expect } from '@open-wc/testing';
import { foyer } from './foyer.ts';
import { chooseService } from './registry.ts';

const choose = (name: string, endpoint: string, params = '') =>
  chooseService({
    name,
    target: { endpoint: new URL(endpoint), params: new URLSearchParams(params), fieldNames: {} },
    ownOrigins: ['https://www.example.org', 'https://forms.example.org'],
  });

async function refusal(name: string) {
  const choice = await choose(name, 'https://formspree.io/f/x');
  if (choice.kind !== 'issue') throw new Error(`"${name}" is a service`);
  return choice.issue;
}

describe('chooseService()', () => {
  it('chooses foyer for endpoints on the page’s own origin and server, or by name', async () => {
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
    it(`chooses ${name} for ${endpoint}`, async () => {
      expect(await choose('', endpoint, params)).to.have.property('name', name);
    });
  }

  it('rejects an unknown name with the list of all names, and accepts each of these', async () => {
    for (const name of ['Formspree', 'wufoo', 'constructor', '__proto__']) {
      const { allowed = '', ...issue } = await refusal(name);
      expect(issue).to.deep.equal({ code: 'misconfigured', attribute: 'service', value: name });
      expect(allowed).to.match(/^foyer, json, form, formspree, /);
      for (const known of allowed.split(', ')) {
        const choice = await choose(known, 'http://127.0.0.1:4000/contact-forms/1?u=1&id=2');
        // A service that requires a constant reports that itself.
        const said = choice.kind === 'service' ? choice.name : choice.issue.attribute;
        expect(said, known).to.be.oneOf([known, 'service-params']);
      }
    }
  });

  it('reports a missing service parameter', async () => {
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
    it(`rejects an endpoint or parameter with a secret key: ${name} ${endpoint} ${params}`, async () => {
      const choice = await choose(name, endpoint, params);
      expect(choice).to.have.nested.property('issue.attribute', attribute);
      expect(choice).to.have.nested.property('issue.isSecret', true);
      expect(JSON.stringify(choice)).not.to.match(/0a1b/);
    });
  }
});
