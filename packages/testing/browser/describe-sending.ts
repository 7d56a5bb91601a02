// From the filled-in form to the receipt.
import { expect } from '@open-wc/testing';
import type { FormPage, FormWidget } from './form-page.ts';
import { startsEndpoint } from './fake-endpoint.ts';
import { findAll, focused, settles, until } from './page.ts';
import type { Visitor } from './visitor.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function describeSending(page: FormPage): void {
  describe('sending', () => {
    describeReceipt(page);
    describeOneAtATime(page);
    describeScripts(page);
  });
}

function describeReceipt(page: FormPage): void {
  it('shows the thanks only after the receipt', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    const states: string[] = [];
    endpoint.answers((message, request) => {
      states.push(visitor.state);
      expect(visitor.widget.matches(':state(sending)')).to.equal(true);
      expect(visitor.text).not.to.contain(page.suite.thanks);
      return page.stored(message, request);
    });
    visitor.widget.addEventListener('foyer-success', () => states.push(visitor.state));
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(states).to.deep.equal(['sending', page.storedState]);
    expect(visitor.widget.matches(`:state(${page.storedState})`)).to.equal(true);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
    expect(visitor.details['foyer-success']).to.have.nested.property('receipt.status', page.suite.success);
    expect(focused()?.textContent).to.contain(page.suite.thanks);
  });

  it('sends the fields exactly as typed, with a new id', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    const { submissionId, fields, form, trap, captcha, page: where, v } = endpoint.lastMessage;
    expect(submissionId).to.match(uuid);
    expect(fields).to.deep.equal(page.suite.sent);
    expect({ v, form, trap }).to.deep.equal({ v: 1, form: page.suite.form, trap: { website: '' } });
    expect(captcha?.token).to.equal('token-1');
    expect(where).to.deep.equal({ url: location.origin + location.pathname, locale: 'de' });
    const [request] = endpoint.requests;
    expect(request).to.include({ redirect: 'manual', credentials: 'omit', method: 'POST' });
    expect(request?.headers).to.deep.include({ 'Idempotency-Key': `"${submissionId}"` });
  });

  it('clears the fields on success', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(Object.values(visitor.widget.value).join('')).to.equal('');
  });
}

function describeOneAtATime(page: FormPage): void {
  it('sends once, however often the button is clicked', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    visitor.clicks(page.suite.button);
    visitor.clicks(page.suite.button);
    await visitor.sends();
    expect(endpoint.messages).to.have.length(1);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
  });

  it('keeps the focus on the button while sending', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    endpoint.answers(async (message, request) => {
      await released;
      return page.stored(message, request);
    });
    const button = visitor.button(page.suite.button) as HTMLButtonElement;
    button.focus();
    button.click();
    await until('no message arrives', () => endpoint.messages.length === 1);
    await settles(visitor.root);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.disabled).to.equal(false);
    expect(focused()).to.equal(button);
    expect(button.textContent).to.contain('Wird gesendet');
    await visitor.hearsWords('Wird gesendet');
    release();
    await visitor.waitsForEnd();
  });

  it('sends with Enter in a field', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    visitor.field('E-Mail').focus();
    await visitor.presses('Enter');
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages).to.have.length(1);
  });
}

function describeScripts(page: FormPage): void {
  it('returns the same promise from submit() while sending', async () => {
    startsEndpoint().answers(page.stored);
    const { widget } = await page.visitsAndFillsIn();
    const first = widget.submit();
    expect(widget.submit()).to.equal(first);
    const result = await first;
    expect(result).to.deep.include({ ok: true, state: page.storedState });
    expect(result.receipt?.submissionId).to.equal(result.submissionId);
    expect(widget.submit()).not.to.equal(first);
  });

  it('fires foyer-submit with the message', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    const { submissionId } = await visitor.widget.submit();
    expect(visitor.details['foyer-submit']).to.deep.include({
      submissionId,
      form: page.suite.form,
      endpoint: `https://forms.example.org/${page.suite.form}`,
      fields: page.suite.sent,
    });
  });

  it('accepts value from a script before and after the first render', async () => {
    startsEndpoint();
    const { widget } = await page.visits();
    widget.value = page.suite.sent;
    expect(widget.value).to.deep.include(page.suite.sent);
    const sleeping = document.createElement(page.tag) as FormWidget;
    sleeping.value = page.suite.sent;
    widget.parentElement?.append(sleeping);
    await settles(document);
    expect(sleeping.value).to.deep.include(page.suite.sent);
  });

  it('cancels sending and clears the form on reset()', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    let reply = (_: Response): void => undefined;
    endpoint.answers(() => new Promise((resolve) => (reply = resolve)));
    const underWay = visitor.widget.submit();
    await until('no message arrives', () => endpoint.messages.length === 1);
    visitor.widget.reset();
    reply(await page.stored(endpoint.lastMessage, {}));
    await underWay;
    await settles(visitor.root);
    expectAtRest(visitor);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-error']);
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'canceled' });
  });

  it('continues sending while it is moved in the page', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    const { parentElement } = visitor.widget;
    endpoint.answers((message, request) => {
      parentElement?.append(visitor.widget);
      return page.stored(message, request);
    });
    expect(await visitor.widget.submit()).to.deep.include({ ok: true });
  });
}

function expectAtRest(visitor: Visitor<FormWidget>): void {
  expect(visitor.state).to.equal('idle');
  expect(Object.values(visitor.widget.value).join('')).to.equal('');
  expect(findAll(visitor.root, '[part~=receipt], [part~=notice], [part~=error]')).to.have.length(0);
}
