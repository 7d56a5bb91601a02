// Validation: errors are shown at the field and announced, and nothing is sent.
import { expect } from '@open-wc/testing';
import type { FormPage } from './form-page.ts';
import { startsEndpoint } from './fake-endpoint.ts';
import { findAll, settles } from './page.ts';

export function describeValidation(page: FormPage): void {
  describe('validation', () => {
    describeRefusal(page);
    describeCorrection(page);
  });
}

function describeRefusal(page: FormPage): void {
  it('reports a missing field, focuses it, and sends nothing', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visits();
    await visitor.sends();
    expect(visitor.state).to.equal('invalid');
    expect(visitor.widget.matches(':state(invalid)')).to.equal(true);
    expect(endpoint.messages).to.have.length(0);
    expect(visitor.events).to.deep.equal(['foyer-invalid']);
    expect(visitor.at).to.contain(page.firstLabel);
    const field = visitor.field(page.firstLabel);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(visitor.errorAt(page.firstLabel)).to.match(/^\s*Bitte|\sBitte/);
    expect(visitor.hears).to.contain('Bitte prüfen Sie noch');
  });

  it('fires foyer-invalid with name, code and message of each field', async () => {
    startsEndpoint();
    const visitor = await page.visits('captcha="none"');
    await visitor.sends();
    const { fields } = visitor.details['foyer-invalid'] as {
      fields: { name: string; code: string; message: string }[];
    };
    expect(fields.map(({ name }) => name)).to.deep.equal(Object.keys(page.suite.sent));
    for (const { code, message } of fields) {
      expect(code).to.equal('required');
      expect(message).to.match(/\.$/);
    }
  });

  for (const pasted of [
    'mailto:lena@example.org',
    'Lena <lena@example.org>',
    '\u202alena@example.org\u202c',
    '\u00a0lena@example.org ',
    'lena＠example.org',
  ]) {
    it(`accepts an address pasted as ${JSON.stringify(pasted)}`, async () => {
      const endpoint = startsEndpoint().answers(page.stored);
      const visitor = await page.visitsAndFillsIn();
      visitor.fills('E-Mail', pasted);
      await visitor.sends();
      await visitor.sees(page.suite.thanks);
      expect(endpoint.lastMessage.fields['email']).to.equal('lena@example.org');
    });
  }

  it('accepts an address with an internationalized domain', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    visitor.fills('E-Mail', 'info@müller.example');
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.lastMessage.fields['email']).to.equal('info@xn--mller-kva.example');
    await visitor.sees('info@müller.example');
  });

  for (const [address, words] of [
    ['lena', 'fehlt das @-Zeichen'],
    ['lena@', 'Hier stimmt noch etwas nicht.'],
    ['lena@example..org', 'Hier stimmt noch etwas nicht.'],
    ['müller@example.org', 'Hier stimmt noch etwas nicht.'],
    ['a b@example.org', 'Hier stimmt noch etwas nicht.'],
  ] as const) {
    it(`rejects the address ${address} with a reason`, async () => {
      const endpoint = startsEndpoint();
      const visitor = await page.visitsAndFillsIn();
      visitor.fills('E-Mail', address);
      await visitor.sends();
      expect(visitor.errorAt('E-Mail')).to.contain(words);
      expect(visitor.at).to.contain('E-Mail');
      expect(endpoint.messages).to.have.length(0);
    });
  }

  it('links each of several errors to its field', async () => {
    startsEndpoint();
    const visitor = await page.visits('captcha="none" consent="checkbox"');
    await visitor.sends();
    visitor.clicks('Einwilligung');
    expect(findAll(visitor.root, '#consent')[0]?.matches(':focus')).to.equal(true);
    visitor.clicks('E-Mail: ');
    expect(visitor.at).to.contain('E-Mail');
  });
}

function describeCorrection(page: FormPage): void {
  it('shows no error while a field is being typed in', async () => {
    startsEndpoint();
    const visitor = await page.visits();
    visitor.fills('E-Mail', 'lena');
    await settles(visitor.root);
    expect(findAll(visitor.root, '[part~=error]')).to.have.length(0);
  });

  it('shows an error when the field loses the focus', async () => {
    startsEndpoint();
    const visitor = await page.visits();
    visitor.touches();
    await visitor.types('E-Mail', 'lena');
    await visitor.presses('Tab');
    await visitor.sees('fehlt das @-Zeichen');
    expect(visitor.at).not.to.contain('E-Mail');
  });

  it('shows an error also after the page was scrolled by a finger on the form', async () => {
    startsEndpoint();
    const visitor = await page.visits();
    visitor.touches();
    await visitor.types('E-Mail', 'lena');
    for (const type of ['pointerdown', 'pointercancel']) {
      visitor.field('E-Mail').dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
    }
    await visitor.presses('Tab');
    await visitor.sees('fehlt das @-Zeichen');
  });

  it('leaves the focus where the visitor types, even if other fields are invalid', async () => {
    startsEndpoint();
    const visitor = await page.visits(
      'captcha="none" consent="checkbox"',
      '<input slot="fields" name="plot" required aria-label="Parzelle" />',
    );
    await visitor.sends();
    visitor.fills('Parzelle', 'M');
    await settles(visitor.root);
    await settles(document);
    expect(visitor.at).to.equal('Parzelle');
  });

  it('removes the error as soon as it is corrected', async () => {
    startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    visitor.fills('E-Mail', 'lena');
    await visitor.sends();
    visitor.fills('E-Mail', 'lena@example.org');
    await settles(visitor.root);
    expect(visitor.errorAt('E-Mail')).to.equal('');
    expect(visitor.field('E-Mail').hasAttribute('aria-invalid')).to.equal(false);
    expect(visitor.state).to.equal('idle');
  });

  it('checkValidity() returns the validity without showing errors', async () => {
    startsEndpoint();
    const visitor = await page.visits('captcha="none"');
    expect(visitor.widget.checkValidity()).to.equal(false);
    expect(visitor.state).to.equal('idle');
    expect(visitor.events).to.deep.equal([]);
    await page.fillsIn(visitor).catch(() => undefined);
    expect(visitor.widget.checkValidity()).to.equal(true);
  });

  it('reportValidity() shows errors', async () => {
    startsEndpoint();
    const visitor = await page.visits();
    expect(visitor.widget.reportValidity()).to.equal(false);
    await visitor.hearsWords('Bitte prüfen Sie');
    expect(visitor.state).to.equal('invalid');
  });

  it('focus() focuses the first field', async () => {
    startsEndpoint();
    const visitor = await page.visits();
    visitor.widget.focus();
    expect(findAll(visitor.root, '.field > .input')[0]?.matches(':focus')).to.equal(true);
  });
}
