// The consent of the visitor, and the trap that only robots fill in.
import { expect } from '@open-wc/testing';
import type { FormPage } from './form-page.ts';
import { startsEndpoint } from './fake-endpoint.ts';
import { findAll, styles, textOf } from './page.ts';

export function describeConsentAndTrap(page: FormPage): void {
  describe('consent', () => {
    describeConsent(page);
  });
  describe('the trap and autofill', () => {
    describeTrap(page);
  });
}

function describeConsent(page: FormPage): void {
  it('is sent with the wording as shown', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('privacy-url="https://example.org/privacy"');
    const shown = textOf(findAll(visitor.root, '[part~=consent]')[0] as HTMLElement);
    await visitor.sends();
    const { consent } = endpoint.lastMessage;
    expect(consent?.text.replace(/\s+/g, ' ')).to.equal(shown.replace(/\s+([.,])/g, '$1'));
    expect(consent?.text).to.contain(page.suite.wording.notice);
    expect(consent).to.deep.include({
      locale: 'de',
      given: page.suite.noticeIsConsent,
      privacyUrl: 'https://example.org/privacy',
    });
  });

  it('is required by an unchecked checkbox', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('consent="checkbox"');
    expect((findAll(visitor.root, '#consent')[0] as HTMLInputElement).checked).to.equal(false);
    await visitor.sends();
    expect(visitor.state).to.equal('invalid');
    expect(endpoint.messages).to.have.length(0);
    visitor.ticks(page.suite.wording.checkbox);
    await visitor.sends();
    expect(endpoint.lastMessage.consent).to.deep.include({ given: true });
    expect(endpoint.lastMessage.consent?.text).to.contain(page.suite.wording.checkbox);
    await visitor.sees(page.suite.thanks);
  });

  it('is neither shown nor sent with consent="none"', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('consent="none"');
    expect(visitor.text).not.to.contain(page.suite.wording.notice);
    await visitor.sends();
    expect(endpoint.lastMessage).not.to.have.property('consent');
  });

  it('shows and sends the wording of slot consent', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', '<span slot="consent">Our <b>own</b>\n words.</span>');
    await visitor.sends();
    expect(endpoint.lastMessage.consent?.text).to.equal('Our own words.');
  });

  it('is sent as rendered: blocks and line breaks become spaces, and hidden text is left out', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    styles('.upper { text-transform: uppercase } .hidden { visibility: hidden } .visible { visibility: visible }');
    const words = `<div slot="consent" class="upper">
      <p>I agree.</p><p>Really<br>and truly.</p><ul><li>One</li><li>Two</li></ul>
      <p hidden>Secret</p><template>Later</template>
      <b>Bo</b>ld <span class="hidden">No <i class="visible">Yes</i></span>
    </div>`;
    const visitor = await page.visitsAndFillsIn('', words);
    await visitor.sends();
    expect(endpoint.lastMessage.consent?.text).to.equal('I agree. Really and truly. One Two Bold Yes');
  });

  for (const empty of ['<p slot="consent"></p>', '<p slot="consent"> <br /> </p>']) {
    it(`keeps the default wording if slot consent is an empty ${empty}`, async () => {
      const endpoint = startsEndpoint().answers(page.stored);
      const visitor = await page.visitsAndFillsIn('', empty);
      expect(visitor.text).to.contain(page.suite.wording.notice);
      await visitor.sends();
      expect(endpoint.lastMessage.consent?.text).to.contain(page.suite.wording.notice);
    });
  }

  it('follows wording that the page adds or changes later', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    const words = document.createElement('p');
    words.slot = 'consent';
    visitor.widget.append(words);
    words.append('Late words.');
    await visitor.sees('Late words.');
    expect(visitor.text).not.to.contain(page.suite.wording.notice);
    await visitor.sends();
    expect(endpoint.lastMessage.consent?.text).to.equal('Late words.');
  });

  it('marks informal wording in the locale', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('formality="informal"');
    await visitor.sends();
    expect(endpoint.lastMessage.consent?.locale).to.equal('de-x-informal');
  });
}

function describeTrap(page: FormPage): void {
  it('sends the text of the trap', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    const trap = findAll(visitor.root, '.trap input')[0] as HTMLInputElement;
    trap.value = 'https://spam.example';
    await visitor.sends();
    expect(endpoint.lastMessage.trap.website).to.equal('https://spam.example');
  });

  it('hides the trap from people and autofill', async () => {
    startsEndpoint();
    const visitor = await page.visits();
    const trap = findAll(visitor.root, '.trap input')[0] as HTMLInputElement;
    expect(trap.name).not.to.match(/website|url|name|mail|tel|address|company|organi[sz]ation/i);
    expect(trap.autocomplete).to.equal('off');
    expect(trap.tabIndex).to.equal(-1);
    expect(trap.closest('[aria-hidden=true]')).not.to.equal(null);
    const { width, height } = trap.getBoundingClientRect();
    expect(trap.offsetParent === null || width * height < 2 || isOutOfSight(trap)).to.equal(true);
  });

  it('gives each field its type and autocomplete token', async () => {
    startsEndpoint();
    const visitor = await page.visits();
    const tokens = findAll(visitor.root, '.field > input').map((input) => [
      input.id,
      input.getAttribute('autocomplete'),
    ]);
    expect(Object.fromEntries(tokens)).to.deep.include({ email: 'email', name: 'name' });
    expect(visitor.field('E-Mail').getAttribute('type')).to.equal('email');
  });
}

function isOutOfSight(element: Element): boolean {
  const trap = element.closest('.trap') as HTMLElement;
  const { clipPath, overflow, opacity } = getComputedStyle(trap);
  const { width, height, right } = trap.getBoundingClientRect();
  return right < 0 || opacity === '0' || clipPath !== 'none' || (overflow === 'hidden' && width * height <= 1);
}
