// What is restored of a failed message after a reload, and what is never stored.
import { expect } from '@open-wc/testing';
import { replies, startsEndpoint } from './fake-endpoint.ts';
import type { FormPage, FormWidget } from './form-page.ts';
import { findAll, pretends, settles, textOf, until } from './page.ts';
import type { Visitor } from './visitor.ts';

const day = 86_400_000;
const notice = 'Ihre Angaben sind noch da.';

const keyOf = (page: FormPage) => `foyer:1:${page.suite.form}:https://forms.example.org/${page.suite.form}`;
const keptBy = (page: FormPage) => sessionStorage.getItem(keyOf(page));

/** Fails to send, and reloads the page. */
async function failsAndReloads(page: FormPage, attributes = '', children = ''): Promise<Visitor<FormWidget>> {
  const visitor = await page.visitsAndFillsIn(attributes, children);
  await visitor.sends();
  return opensAnew(page, visitor, attributes, children);
}

async function opensAnew(page: FormPage, visitor: Visitor<FormWidget>, ...how: string[]): Promise<Visitor<FormWidget>> {
  visitor.widget.remove();
  const next = await page.visits(...how);
  await settles(document);
  return next;
}

export function describeDrafts(page: FormPage): void {
  describe('a draft', () => {
    describeRestoring(page);
    describeEndOfDrafts(page);
    describeModes(page);
    describeSecrets(page);
    describeHostileStorage(page);
  });
}

function describeRestoring(page: FormPage): void {
  it('is restored after a failure, with a notice', async () => {
    startsEndpoint().answers(replies.serverError);
    const visitor = await failsAndReloads(page);
    await visitor.sees(notice);
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    await visitor.hearsWords(notice);
    expect(visitor.state).to.equal('idle');
  });

  it('keeps its submission id if sent unchanged, and gets a new one if edited', async () => {
    const endpoint = startsEndpoint().answers(replies.serverError);
    const visitor = await failsAndReloads(page);
    const { submissionId } = endpoint.lastMessage;
    await visitor.sees(notice);
    if (page.suite.asksSum) await visitor.answers('6');
    await visitor.sends();
    expect(endpoint.lastMessage.submissionId).to.equal(submissionId);
    const third = await opensAnew(page, visitor);
    await third.sees(notice);
    third.fills('E-Mail', 'tom@example.org');
    if (page.suite.asksSum) await third.answers('6');
    await third.sends();
    expect(endpoint.lastMessage.submissionId).not.to.equal(submissionId);
  });

  it('does not overwrite a value that the page has set', async () => {
    startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    visitor.widget.remove();
    const next = await page.visits();
    next.widget.value = { email: 'page@example.org' };
    await next.sees(notice);
    expect(next.widget.value['email']).to.equal('page@example.org');
  });

  it('restores selects and checkboxes of the page', async () => {
    const controls = `<select slot="fields" name="budget"><option>klein<option>groß</select>
      <label slot="fields"><input type="checkbox" name="parts" value="a">a</label>
      <label slot="fields"><input type="checkbox" name="parts" value="b">b</label>`;
    startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn('', controls);
    visitor.widget.value = { budget: 'groß', parts: ['b'] };
    await visitor.sends();
    const next = await opensAnew(page, visitor, '', controls);
    await next.sees(notice);
    expect(next.widget.value).to.deep.include({ budget: 'groß', parts: 'b' });
  });
}

function describeEndOfDrafts(page: FormPage): void {
  it('is removed with the receipt', async () => {
    startsEndpoint().answers(replies.noConnection, page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(sessionStorage).to.have.length(0);
  });

  it('is removed when the visitor discards it, and the fields are cleared', async () => {
    startsEndpoint().answers(replies.serverError);
    const visitor = await failsAndReloads(page);
    await visitor.sees(notice);
    visitor.clicks('Verwerfen');
    await settles(document);
    expect(sessionStorage).to.have.length(0);
    expect(Object.values(visitor.widget.value).join('')).to.equal('');
    expect(visitor.text).not.to.contain(notice);
    expect(visitor.at).not.to.equal('');
  });

  it('is removed by reset()', async () => {
    startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(keptBy(page)).not.to.equal(null);
    visitor.widget.reset();
    expect(sessionStorage).to.have.length(0);
  });

  it('of another form or endpoint is not restored, and is kept', async () => {
    startsEndpoint().answers(replies.serverError);
    for (const attributes of ['form-id="other"', 'endpoint="https://elsewhere.example.org/form"']) {
      const visitor = await failsAndReloads(page);
      await visitor.sees(notice);
      const other = await opensAnew(page, visitor, attributes);
      other.touches();
      await settles(document);
      expect(other.text).not.to.contain(notice);
      expect(Object.values(other.widget.value).join('')).to.equal('');
      expect(keptBy(page), 'the first draft is kept').not.to.equal(null);
    }
  });

  it('is removed after a day', async () => {
    startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    sessionStorage.setItem(
      keyOf(page),
      (keptBy(page) ?? '').replace(/"savedAt":\d+/, `"savedAt":${Date.now() - day - 1}`),
    );
    const next = await opensAnew(page, visitor);
    await until('it is still there', () => sessionStorage.length === 0);
    expect(next.text).not.to.contain(notice);
  });
}

function describeModes(page: FormPage): void {
  it('is not stored before a failure', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    await settles(visitor.root);
    expect(sessionStorage).to.have.length(0);
    await visitor.sends();
    expect(sessionStorage).to.have.length(0);
  });

  it('is stored while a message waits for the network', async () => {
    startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    pretends(navigator, 'onLine', false);
    void visitor.widget.submit();
    await until('nothing is kept', () => keptBy(page) !== null);
    visitor.widget.reset();
  });

  it('is updated while typing once it exists', async () => {
    startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    visitor.fills('E-Mail', 'tom@example.org');
    expect(keptBy(page)).to.contain('tom@example.org');
  });

  it('is stored from the first input with draft="session"', async () => {
    startsEndpoint();
    const visitor = await page.visits('draft="session"');
    visitor.touches();
    visitor.fills('E-Mail', 'tom@example.org');
    await until('nothing is kept', () => keptBy(page)?.includes('tom@example.org') ?? false);
    const next = await opensAnew(page, visitor, 'draft="session"');
    await next.sees(notice);
    expect(next.valueOf('E-Mail')).to.equal('tom@example.org');
  });

  it('is removed once all fields are empty', async () => {
    startsEndpoint();
    const visitor = await page.visits('draft="session"');
    visitor.fills('E-Mail', 'tom@example.org');
    await until('nothing is kept', () => keptBy(page) !== null);
    visitor.fills('E-Mail', '');
    expect(keptBy(page)).to.equal(null);
  });

  it('is never stored with draft="off"', async () => {
    startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn('draft="off"');
    await visitor.sends();
    expect(sessionStorage).to.have.length(0);
  });
}

function describeSecrets(page: FormPage): void {
  it('contains no captcha, trap, consent, hidden or sensitive field', async () => {
    const secrets = `<input type="hidden" slot="fields" name="campaign" value="secret-1">
      <input slot="fields" name="diagnosis" value="secret-2" data-sensitive>
      <div slot="fields" data-sensitive><input name="iban" value="secret-3"></div>
      <input type="password" slot="fields" name="pin" value="secret-4">
      <input slot="fields" name="city" value="Berlin">`;
    const endpoint = startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn('consent="checkbox"', secrets);
    const box = findAll(visitor.root, '[part~=checkbox]')[0] as HTMLInputElement;
    box.click();
    await visitor.sends();
    const sent = JSON.stringify(endpoint.lastMessage);
    for (const secret of ['secret-1', 'secret-2', 'secret-3', 'secret-4', 'token-1']) {
      expect(sent).to.contain(secret);
      expect(keptBy(page)).not.to.contain(secret);
    }
    const words = textOf(findAll(visitor.root, '[part~=consent]')[0] as HTMLElement);
    expect(keptBy(page)).to.contain('Berlin').and.not.to.contain(words.slice(0, 20));
    const next = await opensAnew(page, visitor, 'consent="checkbox"', secrets);
    await next.sees(notice);
    expect((findAll(next.root, '[part~=checkbox]')[0] as HTMLInputElement).checked).to.equal(false);
  });

  it('is never stored of a form with data-sensitive', async () => {
    startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn('data-sensitive');
    await visitor.sends();
    expect(sessionStorage).to.have.length(0);
  });
}

function describeHostileStorage(page: FormPage): void {
  it('is skipped if the storage throws', async () => {
    const broken = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const storage = Object.getOwnPropertyDescriptor(window, 'sessionStorage') ?? {};
    Object.defineProperty(window, 'sessionStorage', { get: broken, configurable: true });
    try {
      startsEndpoint().answers(
        replies.serverError,
        replies.serverError,
        replies.serverError,
        replies.serverError,
        page.stored,
      );
      const visitor = await page.visitsAndFillsIn();
      await visitor.sends();
      expect(visitor.state).to.equal('failed');
      expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
      await visitor.sends();
      await visitor.sees(page.suite.thanks);
    } finally {
      Object.defineProperty(window, 'sessionStorage', storage);
    }
  });

  for (const [what, text] of [
    ['not JSON', '{"v":1,'],
    ['of another version', '{"v":0,"savedAt":1,"values":{"email":"x"}}'],
    ['hostile', `{"v":1,"savedAt":${Date.now()},"values":"<img src=x onerror=alert(1)>"}`],
    ['4 MB long', 'x'.repeat(4_000_000)],
  ] as const) {
    it(`is ignored and removed if it is ${what}`, async () => {
      startsEndpoint();
      sessionStorage.setItem(keyOf(page), text);
      const visitor = await page.visits();
      await until('it is still there', () => sessionStorage.length === 0);
      expect(visitor.text).not.to.contain(notice);
      expect(Object.values(visitor.widget.value).join('')).to.equal('');
    });
  }
}
