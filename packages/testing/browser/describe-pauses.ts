// Between two attempts: what is shown, what is announced, and how the visitor skips the wait.
import { expect } from '@open-wc/testing';
import { busy, type FakeEndpoint, startsEndpoint } from './fake-endpoint.ts';
import type { FormPage, FormWidget } from './form-page.ts';
import { findAll, focused, pretends, settles, textOf, until } from './page.ts';
import { nameOf, type Visitor } from './visitor.ts';

export function describePauses(page: FormPage): void {
  describe('a pause between two attempts', () => {
    describeWaiting(page);
    describeOffline(page);
  });
}

interface Waiting {
  readonly endpoint: FakeEndpoint;
  readonly visitor: Visitor<FormWidget>;
}

/** The endpoint asks to wait for so many seconds, and then stores the message. */
async function waits(page: FormPage, seconds: number): Promise<Waiting> {
  const endpoint = startsEndpoint().answers(busy(seconds), page.stored);
  const visitor = await page.visitsAndFillsIn();
  const button = visitor.button(page.suite.button);
  button.focus();
  button.click();
  await until('it does not wait', () => visitor.state === 'waiting');
  await settles(visitor.root);
  return { endpoint, visitor };
}

const fieldsOf = ({ root }: Visitor) => findAll(root, '.field > .input') as readonly HTMLInputElement[];

function describeWaiting(page: FormPage): void {
  const { waiting } = page.suite.pauses;

  it('shows a countdown and announces the wait once', async () => {
    const { visitor } = await waits(page, 7);
    expect(visitor.text).to.contain(`${waiting} 0:07 von selbst.`);
    expect(visitor.hears).to.equal('Wird in 7 Sekunden noch einmal versucht.');
    await visitor.sees(`${waiting} 0:06`);
    expect(visitor.hears).to.equal('Wird in 7 Sekunden noch einmal versucht.');
    visitor.widget.reset();
  });

  it('keeps the focus on the button, which sends at once', async () => {
    const { endpoint, visitor } = await waits(page, 30);
    const button = focused() as HTMLElement;
    expect(nameOf(button)).to.equal('Jetzt versuchen');
    expect(button.hasAttribute('aria-disabled')).to.equal(false);
    button.click();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages).to.have.length(2);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
  });

  it('ends at once with Enter', async () => {
    const { visitor } = await waits(page, 30);
    visitor.field('E-Mail').focus();
    await visitor.presses('Enter');
    await visitor.sees(page.suite.thanks);
  });

  it('ends by itself', async () => {
    const { visitor } = await waits(page, 2);
    await visitor.sees(page.suite.thanks);
    expect(focused()?.textContent).to.contain(page.suite.thanks);
  });

  it('of one second shows no countdown', async () => {
    const { visitor } = await waits(page, 1);
    expect(visitor.text).to.contain('Wird gesendet').and.not.to.contain(waiting);
    expect(visitor.hears).to.equal('Wird gesendet …');
    expect(visitor.button('Wird gesendet').getAttribute('aria-disabled')).to.equal('true');
    await visitor.sees(page.suite.thanks);
  });

  it('keeps the fields read-only, since changes would not be sent', async () => {
    const { visitor } = await waits(page, 30);
    expect(fieldsOf(visitor).every((field) => field.readOnly)).to.equal(true);
    visitor.widget.reset();
    await settles(visitor.root);
    expect(fieldsOf(visitor).some((field) => field.readOnly)).to.equal(false);
  });

  it('announces the thanks without taking the focus from elsewhere on the page', async () => {
    const { visitor } = await waits(page, 2);
    const elsewhere = document.createElement('input');
    elsewhere.setAttribute('aria-label', 'Elsewhere');
    visitor.widget.parentElement?.append(elsewhere);
    elsewhere.focus();
    await visitor.sees(page.suite.thanks);
    await visitor.hearsWords(page.suite.thanks);
    expect(focused()).to.equal(elsewhere);
  });
}

function describeOffline(page: FormPage): void {
  const { offline } = page.suite.pauses;

  async function isOffline(): Promise<Visitor<FormWidget>> {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    pretends(navigator, 'onLine', false);
    visitor.button(page.suite.button).focus();
    visitor.clicks(page.suite.button);
    await visitor.sees('Sie sind gerade offline.');
    return visitor;
  }

  it('announces once that the visitor is offline and the input is kept', async () => {
    const visitor = await isOffline();
    expect(visitor.text).to.contain(offline);
    expect(visitor.hears).to.contain('Sie sind gerade offline.').and.to.contain(offline);
    expect(
      findAll(visitor.root, '[role=status], [role=alert]').filter((region) => textOf(region) !== ''),
    ).to.have.length(1);
    expect(nameOf(focused() as Element)).to.equal(page.suite.button);
    expect(fieldsOf(visitor).every((field) => field.readOnly)).to.equal(true);
  });

  it('while offline ends when the visitor clicks the button', async () => {
    const visitor = await isOffline();
    visitor.clicks(page.suite.button);
    await visitor.sees(page.suite.thanks);
  });
}
