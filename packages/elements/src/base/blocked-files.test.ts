// The files of a form's session are slow or blocked: what is under way is shown, and nothing typed is lost.
import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { receipt, startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import { visits } from '@foyer/testing/browser/visitor.ts';
import '../elements/newsletter-signup/define.ts';
import { locales } from './locales.ts';

describe('A form whose later words do not arrive', () => {
  it('shows that it sends, keeps the text, and sends once they do', async () => {
    const said = listensToConsole();
    startsEndpoint().answers(receipt('pending'));
    const german = locales['de']!;
    const { later } = german;
    let arrive: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => (arrive = resolve));
    Reflect.set(german, 'later', async () => (await blocked, later()));
    const visitor = await visits<FormWidget>(
      '<foyer-newsletter-signup lang="de" endpoint="https://forms.example.org/n"></foyer-newsletter-signup>',
    );
    visitor.fills('E-Mail', 'lena@example.org');
    const result = visitor.widget.submit();
    await visitor.sees('Wird gesendet …');
    expect(visitor.field('E-Mail')).to.have.property('value', 'lena@example.org');
    arrive();
    expect(await result).to.deep.include({ ok: true, state: 'pending' });
    await visitor.sees('Bitte sehen Sie in Ihr Postfach');
    expect(said.thrown).to.deep.equal([]);
    Reflect.set(german, 'later', later);
  });
});
