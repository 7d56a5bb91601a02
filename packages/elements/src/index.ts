// Types only: importing this door defines nothing and runs nothing. `pnpm check-house --record` writes the classes.
export type { FoyerCustomProperty, FoyerTheme } from './base/custom-properties.ts';
export type * from './base/events.ts';
export type { FoyerBlogTeaser } from './elements/blog-teaser/blog-teaser.ts';
export type { FoyerContactCard } from './elements/contact-card/contact-card.ts';
export type { FoyerCtaBanner } from './elements/cta-banner/cta-banner.ts';
export type { FoyerMathCaptcha } from './elements/math-captcha/math-captcha.ts';
export type { FoyerNewsletterSignup } from './elements/newsletter-signup/newsletter-signup.ts';
export type { FoyerTag } from './registry.ts';
