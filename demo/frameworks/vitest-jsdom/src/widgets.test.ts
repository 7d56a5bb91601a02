import { expect, test } from 'vitest';
import '@foyer/elements/all.js';

const tags = [
  'foyer-contact-card',
  'foyer-newsletter-signup',
  'foyer-blog-teaser',
  'foyer-cta-banner',
  'foyer-math-captcha',
] as const;

for (const tag of tags) {
  test(`<${tag}> is drawn in a form, and says whether it is valid`, async () => {
    const element = document.createElement(tag);
    element.setAttribute('endpoint', 'https://forms.example.org/contact');
    const form = document.createElement('form');
    form.append(element);
    document.body.append(form);

    await element.updateComplete;
    expect(element.shadowRoot?.childElementCount).toBeGreaterThan(0);
    if ('checkValidity' in element) expect(element.checkValidity()).toBeTypeOf('boolean');
    form.remove();
  });
}

test('a widget speaks the language of the page, and asks its sum', async () => {
  document.documentElement.lang = 'de';
  document.body.innerHTML = '<foyer-contact-card></foyer-contact-card>';
  const card = document.querySelector('foyer-contact-card')!;

  await card.updateComplete;
  expect(card.shadowRoot?.textContent).toContain('Nachricht senden');
  expect(card.shadowRoot?.textContent).toMatch(/\d \+ \d =/);
  document.documentElement.lang = '';
});
