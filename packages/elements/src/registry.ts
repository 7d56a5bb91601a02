// The widgets by tag. A new one needs a folder and a row here; `pnpm check-house --record` writes all.ts and index.ts.
export const registry: Readonly<Record<FoyerTag, () => Promise<unknown>>> = {
  'foyer-contact-card': () => import('./elements/contact-card/define.ts'),
  'foyer-newsletter-signup': () => import('./elements/newsletter-signup/define.ts'),
  'foyer-blog-teaser': () => import('./elements/blog-teaser/define.ts'),
  'foyer-cta-banner': () => import('./elements/cta-banner/define.ts'),
  'foyer-math-captcha': () => import('./elements/math-captcha/define.ts'),
};

export type FoyerTag = Extract<keyof HTMLElementTagNameMap, `foyer-${string}`>;
