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
