// For server rendering: the classes, and languages without a request. `pnpm check-house --record` writes the classes.
import './elements/contact-card/server.ts';

export { provideLocale } from './base/locale-controller.ts';
export { FoyerBlogTeaser } from './elements/blog-teaser/blog-teaser.ts';
export { FoyerContactCard } from './elements/contact-card/contact-card.ts';
export { FoyerCtaBanner } from './elements/cta-banner/cta-banner.ts';
export { FoyerMathCaptcha } from './elements/math-captcha/math-captcha.ts';
export { FoyerNewsletterSignup } from './elements/newsletter-signup/newsletter-signup.ts';
