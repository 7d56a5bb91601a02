// Each host that the docs name, at two widths: its markup, its rules, and in it two forms that have to be read and sent.
import assert from 'node:assert/strict';
import { FAINT_TEXT } from './contrast.ts';
import { eventually } from './eventually.ts';
import { HOSTS } from './hosts.ts';
import { page, startPages } from './pages.ts';
import { story } from './story.ts';

const FORMS = {
  'contact-card': 'heading="Schreiben Sie uns" name="Katrin Weidner" phone="+49 30 1234567"',
  'newsletter-signup': 'frequency="monthly"',
};

function forms(asDiv: boolean): string {
  return Object.entries(FORMS)
    .map(([name, attributes]) => {
      const all = `${attributes} endpoint="/contact" service="foyer" captcha="none"`;
      if (!asDiv) return `<foyer-${name} ${all}></foyer-${name}>`;
      return `<div data-foyer="${name}" ${all.replaceAll(/(?<= |^)(?=[\w-]+=)/g, 'data-')}></div>`;
    })
    .join('\n');
}

const places = HOSTS.flatMap(({ name, markup, asDiv = false }, index) =>
  [320, 1100].map(
    (width) => `<div class="place host-${index}" data-host="${name}, ${width} px" style="width: ${width}px">
      ${markup.replace('WIDGETS', forms(asDiv))}</div>`,
  ),
).join('');
const rules = HOSTS.map(({ css }, index) => `.host-${index} { ${css} }`).join('\n');

const WIDGETS = `[...document.querySelectorAll('.place :is(foyer-contact-card, foyer-newsletter-signup)')]`;

/** What a host broke, in words; nothing where all is well. */
const BROKEN = `${WIDGETS}.flatMap((widget) => {
  const place = widget.closest('.place');
  const { left, right } = place.getBoundingClientRect();
  const wide = [...widget.shadowRoot.querySelectorAll('.frame *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return !element.closest('.trap, .announcement') && box.width > 0 && (box.right > right + 1 || box.left < left - 1);
  });
  const controls = [...widget.shadowRoot.querySelectorAll('input, textarea, button')].filter((control) => !control.closest('.trap'));
  const small = controls.filter((control) => control.type !== 'checkbox' && control.getBoundingClientRect().height < 24);
  const style = getComputedStyle(widget.shadowRoot.querySelector('.label'));
  const text = ['letterSpacing', 'textTransform', 'writingMode', 'textIndent', 'whiteSpace', 'fontStyle'].map((name) => style[name]).join(' ');
  const found = [
    ...wide.map((element) => 'too wide: ' + element.localName + '.' + element.className),
    ...small.map((control) => 'too small: ' + control.localName),
    ...(text === 'normal none horizontal-tb 0px normal normal' ? [] : ['text: ' + text]),
    ...(widget.shadowRoot.querySelector('.base').getBoundingClientRect().width < 150 ? ['too narrow'] : []),
  ];
  return found.slice(0, 3).map((words) => place.dataset.host + ': ' + widget.localName + ' ' + words);
})`;

const SEND = `${WIDGETS}.forEach((widget) => {
  widget.value = { ...widget.value, email: 'lena@example.org', ...('message' in widget.value ? { message: 'Hallo' } : {}) };
  widget.shadowRoot.querySelector('button.button').click();
})`;
const NOT_SENT = `${WIDGETS}.filter((widget) => widget.state !== 'sent')
  .map((widget) => widget.closest('.place').dataset.host + ': ' + widget.localName + ' ' + widget.state)`;

story('in every builder and theme forms fit, can be read and sent, at 320 and 1,100 px', async (visitor, context) => {
  const head = `<style>body { margin: 0 } .place { display: flow-root } ${rules}</style><script type="module" src="/a/foyer.js"></script>`;
  const { url } = await startPages(
    context,
    {
      '/': page(places, head),
      '/contact': (response, { body }) => {
        const { submissionId } = JSON.parse(body) as { submissionId: string };
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ v: 1, status: 'accepted', submissionId, receivedAt: new Date().toISOString() }));
      },
    },
    '/a/',
  );
  await visitor.opens(url);
  const drawn = `${WIDGETS}.filter((widget) => widget.shadowRoot?.querySelector('form')).length`;
  const all = HOSTS.length * 2 * Object.keys(FORMS).length;
  await eventually('forms', async () => ((await visitor.evaluates(drawn)) === all ? true : undefined));
  assert.deepEqual(await visitor.evaluates(BROKEN), []);
  assert.deepEqual(await visitor.evaluates(FAINT_TEXT), []);
  await visitor.evaluates(`void ${SEND}`);
  let missing: unknown;
  await eventually('receipts', async () => {
    missing = await visitor.evaluates(NOT_SENT);
    return Array.isArray(missing) && missing.length === 0 ? true : undefined;
  }).catch(() => assert.deepEqual(missing, []));
});
