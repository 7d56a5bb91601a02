import { expect } from '@open-wc/testing';
import { opensPage } from '@foyer/testing/browser/page.ts';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { FoyerNewsletterSignup } from '../elements/newsletter-signup/newsletter-signup.ts';

let count = 0;

/** A widget as a server of another version rendered it, before its code arrives. */
async function opensRendered(
  tree: string,
): Promise<{ readonly widget: HTMLElement; readonly root: ShadowRoot; arrives(): Promise<void> }> {
  const tag = `foyer-rendered-${(count += 1)}`;
  const page = await opensPage(`<${tag} lang="en"></${tag}>`);
  const widget = page.querySelector<HTMLElement>(tag)!;
  const root = widget.attachShadow({ mode: 'open' });
  root.innerHTML = trusted(`<style>input { color: red }</style>${tree}`);
  return {
    widget,
    root,
    async arrives() {
      customElements.define(tag, class extends FoyerNewsletterSignup {});
      await Reflect.get(widget, 'updateComplete');
    },
  };
}

describe('A widget that a server of another version rendered', () => {
  it('is drawn anew once, with what was typed and the focus', async () => {
    const { root, arrives } = await opensRendered(
      '<!--lit-part--><form><h2>Old</h2><input id="email" name="email"><input id="name" name="name"></form><!--/lit-part-->',
    );
    const email = root.querySelector<HTMLInputElement>('#email')!;
    email.value = 'lena@example.org';
    email.focus();
    await arrives();
    expect(root.textContent).not.to.contain('Old');
    expect(root.querySelectorAll('form')).to.have.length(1);
    const now = root.querySelector<HTMLInputElement>('#email')!;
    expect(now.value).to.equal('lena@example.org');
    expect(root.activeElement).to.equal(now);
    expect(root.querySelector('style')).to.equal(null);
  });

  it('keeps what is typed while its code arrives, also if the comments were removed', async () => {
    const { widget, root, arrives } = await opensRendered('<form><input id="email" name="email"></form>');
    root.querySelector<HTMLInputElement>('#email')!.value = 'lena@';
    await arrives();
    expect(Reflect.get(widget, 'value')).to.deep.equal({ email: 'lena@', name: '' });
  });
});
