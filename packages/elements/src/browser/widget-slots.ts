// The slots of each widget, as the JSDoc of its class documents them.

/** Names separated by spaces. */
export const widgetSlots: Readonly<Record<string, string>> = {
  'foyer-contact-card': 'heading text photo fields consent success footer fallback',
  'foyer-newsletter-signup': 'heading text fields topics consent success footer fallback',
  'foyer-blog-teaser': 'heading takeaways fallback',
  'foyer-cta-banner': 'heading text action fallback',
  'foyer-math-captcha': '',
};
