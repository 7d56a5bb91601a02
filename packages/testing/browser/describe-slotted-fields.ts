// Controls that the page's author adds to slot fields: submitted as a native form would submit them.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import type { FormPage, FormWidget } from './form-page.ts';
import { startsEndpoint } from './fake-endpoint.ts';
import { opensPage, settles, until } from './page.ts';
import { trusted } from './trusted.ts';

const controls = `<fieldset slot="fields">
  <label>Parzelle <input name="plot" value="Muster &amp; Co" /></label>
  <label>Rückruf <input type="checkbox" name="callback" value="yes" /></label>
  <label><input type="radio" name="when" value="am" /> früh</label>
  <label><input type="radio" name="when" value="pm" checked /> spät</label>
  <label><input type="checkbox" name="days" value="mo" checked /> Mo</label>
  <label><input type="checkbox" name="days" value="tu" checked /> Di</label>
  <label>Räume <select name="rooms" multiple><option selected>A</option><option>B</option></select></label>
  <label>Geheim <input name="hidden" value="x" disabled /></label>
  <input type="submit" name="go" value="Go" />
</fieldset>`;

export function describeSlottedFields(page: FormPage): void {
  describe('slotted fields', () => {
    describeReading(page);
    describeRefused(page);
  });
}

function describeReading(page: FormPage): void {
  it('are sent as a native form would send them', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', controls);
    await visitor.sends();
    expect(endpoint.lastMessage.fields).to.deep.equal({
      ...page.suite.sent,
      plot: 'Muster & Co',
      when: 'pm',
      days: ['mo', 'tu'],
      rooms: ['A'],
    });
  });

  for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
    it(`send nothing with an Enter that ends an IME composition (${JSON.stringify(composing)})`, async () => {
      const endpoint = startsEndpoint().answers(page.stored);
      const visitor = await page.visitsAndFillsIn('', controls);
      const plot = visitor.widget.querySelector('[name=plot]');
      plot?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...composing }));
      await settles(document);
      expect(visitor.state).to.equal('idle');
      expect(endpoint.messages).to.have.length(0);
    });
  }

  it('are validated, and the invalid one gets the focus', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const field = '<label slot="fields">Parzelle <input name="plot" required /></label>';
    const visitor = await page.visitsAndFillsIn('', field);
    await visitor.sends();
    expect(visitor.state).to.equal('invalid');
    expect(endpoint.messages).to.have.length(0);
    const { fields } = visitor.details['foyer-invalid'] as { fields: unknown };
    expect(fields).to.deep.equal([{ name: 'plot', code: 'required', message: 'Bitte füllen Sie dieses Feld aus.' }]);
    expect(visitor.widget.querySelector('input')?.matches(':focus')).to.equal(true);
    visitor.fills('Parzelle', 'Muster');
    await visitor.sends();
    expect(endpoint.lastMessage.fields['plot']).to.equal('Muster');
  });

  it('show their validation messages', async () => {
    startsEndpoint();
    const field = '<label slot="fields">Parzelle <input name="plot" required /></label>';
    const visitor = await page.visitsAndFillsIn('', field);
    await visitor.sends();
    await visitor.sees('Bitte füllen Sie dieses Feld aus.');
  });

  it('send with Enter too', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', '<label slot="fields">Parzelle <input name="plot" /></label>');
    visitor.field('Parzelle').focus();
    await visitor.presses('Enter');
    await until('no message arrives', () => endpoint.messages.length === 1);
    await visitor.waitsForEnd();
  });

  it('are part of the form’s value, which a script may set', async () => {
    startsEndpoint();
    const visitor = await page.visits('', '<input slot="fields" name="plot" aria-label="Parzelle" />');
    visitor.touches();
    visitor.widget.value = { plot: 'Muster' };
    expect(visitor.widget.value['plot']).to.equal('Muster');
    await until('the value is not shown', () => visitor.valueOf('Parzelle') === 'Muster');
    await until('the value is not read', () => visitor.widget.value['plot'] === 'Muster');
  });

  it('are checked, selected and cleared through the form’s value', async () => {
    startsEndpoint();
    const visitor = await page.visits('', controls);
    visitor.touches();
    const chosen = { callback: 'yes', when: 'am', days: ['tu'], rooms: ['A', 'B'] };
    visitor.widget.value = chosen;
    await until('the boxes are not ticked', () => chosenIn(visitor.widget).join() === 'Rückruf,früh,Di,A,B');
    await until('the boxes are not read', () => visitor.widget.value['days'] === 'tu');
    expect(visitor.widget.value).to.deep.include({ ...chosen, days: 'tu' });
    visitor.widget.value = { callback: [], days: ['mo', 'tu'], rooms: 'B' };
    await until('the boxes are not ticked again', () => chosenIn(visitor.widget).join() === 'früh,Mo,Di,B');
    expect(visitor.widget.value).not.to.have.property('callback');
  });

  it('are sent with a value that has just been set', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', controls);
    visitor.widget.value = { days: ['mo'], rooms: 'B' };
    await visitor.widget.submit();
    expect(endpoint.lastMessage.fields).to.deep.include({ days: 'mo', rooms: ['B'] });
  });

  it('are checked through a value that is set before the upgrade', async () => {
    startsEndpoint();
    const surroundings = await opensPage('<section></section>');
    const sleeping = document.createElement(page.tag) as FormWidget;
    sleeping.innerHTML = trusted(controls);
    sleeping.value = { when: 'am', days: [] };
    surroundings.append(sleeping);
    await settles(surroundings);
    await until('the boxes are not ticked', () => chosenIn(sleeping).join() === 'früh,A');
  });

  it('are sent if they are added later', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    visitor.widget.insertAdjacentHTML('beforeend', trusted('<input slot="fields" name="plot" value="Muster" />'));
    await visitor.sends();
    expect(endpoint.lastMessage.fields).to.deep.include({ plot: 'Muster' });
  });

  it('are cleared on success', async () => {
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', '<input slot="fields" name="plot" aria-label="Parzelle" />');
    visitor.fills('Parzelle', 'Muster');
    await visitor.sends();
    expect(visitor.widget.querySelector('input')?.value).to.equal('');
  });
}

/** The labels of what is checked or selected. */
function chosenIn(widget: HTMLElement): readonly string[] {
  return [...widget.querySelectorAll<HTMLInputElement | HTMLOptionElement>(':checked')].map(
    (element) => (element instanceof HTMLOptionElement ? element : element.closest('label'))?.textContent.trim() ?? '',
  );
}

function describeRefused(page: FormPage): void {
  it('of type file are not sent, and an error is logged', async () => {
    const said = listensToConsole();
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn(
      '',
      '<input slot="fields" type="file" name="plan" aria-label="Plan" />',
    );
    await visitor.sends();
    expect(endpoint.lastMessage.fields).not.to.have.property('plan');
    expect(said.errors.join()).to.contain(`<${page.tag}>`).and.to.contain('"plan"');
  });

  for (const name of ['email', 'message', 'foyer.trap', '1st', 'a b', '__proto__']) {
    it(`named ${name} are not sent, and a warning is logged`, async () => {
      const said = listensToConsole();
      const endpoint = startsEndpoint().answers(page.stored);
      const visitor = await page.visitsAndFillsIn(
        '',
        `<input slot="fields" name="${name}" value="intruder" aria-label="X" />`,
      );
      await visitor.sends();
      expect(endpoint.lastMessage.fields).to.deep.equal(page.suite.sent);
      expect(said.warnings.join()).to.contain(`"${name}"`);
    });
  }
}
