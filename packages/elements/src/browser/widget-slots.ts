// The slots of each widget, as the JSDoc of its class documents them.
import { nameOf } from './true-properties.ts';

/** Names separated by spaces. */
export const widgetSlots: Readonly<Record<string, string>> = {
  'foyer-contact-card': 'heading text photo fields consent success footer fallback',
  'foyer-newsletter-signup': 'heading text fields topics consent success footer fallback',
  'foyer-blog-teaser': 'heading takeaways fallback',
  'foyer-cta-banner': 'heading text action fallback',
  'foyer-math-captcha': '',
};

/** A slot that no widget has, so that an emptied wrapper is not shown. */
export const emptyWrapper = 'empty-wrapper';

export const widgetTags: readonly string[] = Object.keys(widgetSlots);

export function slotsOf(widget: Element): readonly string[] {
  return widgetSlots[nameOf(widget)]?.match(/\w+/g) ?? [];
}
