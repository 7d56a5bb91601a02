import { expect } from '@open-wc/testing';
import { hasControlCharacter } from '@foyer/protocol';
import { opensPage, styles } from '@foyer/testing/browser/page.ts';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { shownText } from './shown-text.ts';

describe('shownText()', () => {
  beforeEach(() =>
    styles(`
      .block { display: block }
      .none { display: none }
      .hidden { visibility: hidden }
      .visible { visibility: visible }
      .skipped { content-visibility: hidden }
      .upper { text-transform: uppercase }
      .contents { display: contents }
    `),
  );

  for (const [markup, text] of [
    ['<p>I agree.</p><p>Really.</p>', 'I agree. Really.'],
    ['I agree.<br>Really.', 'I agree. Really.'],
    ['<ul><li>One<li>Two</ul>', 'One Two'],
    ['<table><tr><td>a<td>b<tr><td>c<td>d</table>', 'a b c d'],
    ['<span class="block">One</span><span>Two</span>', 'One Two'],
    ['I ag<b>ree</b>, <i>fully</i>.', 'I agree, fully.'],
    ['I ag<wbr>ree.', 'I agree.'],
    ['I agree<span hidden> to nothing</span>.', 'I agree.'],
    ['I agree<span class="none"> to nothing</span>.', 'I agree.'],
    ['I agree<span class="hidden">, not<b class="visible"> here</b></span>.', 'I agree here.'],
    ['I agree<span class="block skipped"> to nothing</span>.', 'I agree.'],
    ['I agree.<style>p { color: red }</style><script type="text/plain">1</script><template>x</template>', 'I agree.'],
    ['I agree.<noscript><img src="/pixel.gif" alt=""></noscript>', 'I agree.'],
    ['<details><summary>More</summary>Not yet <p>seen</p></details>', 'More'],
    ['I agree.<textarea>Not typed</textarea><select><option>One</option></select>', 'I agree.'],
    ['<details open><summary>More</summary><p>seen</p></details>', 'More seen'],
    ['<span class="upper">I agree.</span>', 'I agree.'],
    ['<!-- not -->I&nbsp;agree\n\n  to it.', 'I agree to it.'],
    ['<span class="contents">I <em>agree</em></span>.', 'I agree.'],
    ['<div><div><div></div></div></div>', ''],
  ] as const) {
    it(`returns "${text}" for ${markup}`, async () => {
      const page = await opensPage(`<div>${markup}</div>`);
      expect(shownText(page.querySelector('div')!)).to.equal(text);
    });
  }

  it('leaves out characters that are not rendered and that an endpoint refuses', async () => {
    const page = await opensPage('<div></div>');
    const wording = page.querySelector('div')!;
    for (const [written, text] of [
      ['I\u0007 ag\u001bree\u007f \u0085to\u0096 it.', 'I agree to it.'],
      ['I agree\u000bto it.', 'I agree to it.'],
      ['I agree\ud800.', 'I agree\ufffd.'],
      ['Ich willige ein 😀 – ‏עברית‏.', 'Ich willige ein 😀 – ‏עברית‏.'],
    ] as const) {
      wording.textContent = written;
      expect(shownText(wording)).to.equal(text);
      expect(hasControlCharacter(shownText(wording), true)).to.equal(false);
    }
  });

  it('returns slotted text, or the fallback of the slot, with blocks separated', async () => {
    const page = await opensPage('<div><p>One.</p><p>Two.</p></div>');
    const host = page.querySelector('div')!;
    host.attachShadow({ mode: 'open' }).innerHTML = trusted('<section>Here: <slot>nothing</slot></section>');
    const section = host.shadowRoot!.querySelector('section')!;
    expect(shownText(section)).to.equal('Here: One. Two.');
    host.replaceChildren();
    expect(shownText(section)).to.equal('Here: nothing');
  });
});
