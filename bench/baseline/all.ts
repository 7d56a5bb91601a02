// Both forms, a banner, and a list of posts that reads RSS.
import { css, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import './contact.ts';
import './newsletter.ts';

class HandWrittenBanner extends LitElement {
  @property() heading = '';
  @property() href = '';
  @property() label = '';

  protected override render() {
    return html`<h2>${this.heading}</h2>
      <slot></slot>
      <p><a href=${this.href}>${this.label}</a></p>`;
  }
}

class HandWrittenTeaser extends LitElement {
  static override styles = css`
    ul {
      display: grid;
      gap: 1rem;
      padding: 0;
      list-style: none;
    }
  `;

  @property() src = '';
  @state() private posts: readonly { readonly title: string; readonly href: string }[] = [];

  override async firstUpdated(): Promise<void> {
    const text = await (await fetch(this.src)).text();
    const items = [...new DOMParser().parseFromString(text, 'text/xml').querySelectorAll('item')];
    const read = (item: Element, name: string) => item.querySelector(name)?.textContent ?? '';
    this.posts = items.map((item) => ({ title: read(item, 'title'), href: read(item, 'link') }));
  }

  protected override render() {
    return html`<ul>
      ${this.posts.map(({ title, href }) => html`<li><a href=${href}>${title}</a></li>`)}
    </ul>`;
  }
}

customElements.define('hand-written-banner', HandWrittenBanner);
customElements.define('hand-written-teaser', HandWrittenTeaser);
