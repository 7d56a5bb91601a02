// Runs axe on a widget in light and dark, narrow and wide pages. Knows no widget.
import { expect } from '@open-wc/testing';
import { opens, type Surroundings, type Widget } from './page.ts';

/** Light and dark, narrow as a phone and wide. */
export const everywhere: readonly Required<Pick<Surroundings, 'scheme' | 'width'>>[] = [
  { scheme: 'light', width: 320 },
  { scheme: 'light', width: 960 },
  { scheme: 'dark', width: 320 },
  { scheme: 'dark', width: 960 },
];

/** Fails with what axe found. `page-level` rules do not apply to a widget alone. */
export async function isAccessible(element: Element): Promise<void> {
  await expect(element).to.be.accessible({ ignoredRules: ['region', 'page-has-heading-one', 'landmark-one-main'] });
}

/** Brings a widget into a state in each of the surroundings, and runs axe. */
export function isAccessibleEverywhere(state: string, markup: string, reach: (widget: Widget) => Promise<void>): void {
  for (const surroundings of everywhere) {
    it(`passes axe while ${state}, ${surroundings.scheme}, ${surroundings.width} px wide`, async () => {
      const widget = await opens(markup, surroundings);
      await reach(widget);
      await isAccessible(widget);
    });
  }
}
