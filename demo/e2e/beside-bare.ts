// Widgets on pages with style sheets, each beside its copy on a page without: how they are copied, measured and compared.

const TAGS = 'foyer-contact-card, foyer-newsletter-signup, foyer-blog-teaser, foyer-cta-banner, foyer-math-captcha';

/** Runs in the outer page. Copies each widget of each page into the page without styles, as wide and in the same font. */
function copyToBare(tags: string): void {
  const [bare, ...pages] = [...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument);
  if (!bare) return;
  bare.body.replaceChildren();
  for (const widget of pages.flatMap((page) => [...(page?.querySelectorAll(tags) ?? [])])) {
    const { fontFamily, fontSize, fontWeight } = getComputedStyle(widget);
    const inside = widget.shadowRoot?.querySelector('.frame')?.getBoundingClientRect();
    const place = bare.body.appendChild(bare.createElement('div'));
    Object.assign(place.style, { width: `${inside?.width}px`, fontFamily, fontSize, fontWeight });
    place.append(bare.importNode(widget, true));
  }
}

interface Part {
  readonly name: string;
  /** Left, top, width and height in the widget. */
  readonly box: readonly number[];
  readonly text: string;
}

interface Measured {
  readonly where: string;
  readonly tag: string;
  readonly left: number;
  readonly right: number;
  readonly place: { readonly right: number; readonly width: number };
  readonly width: number;
  readonly parts: readonly Part[];
}

export interface Page {
  readonly title: string;
  /** Width of the window. */
  readonly room: number;
  /** By how much the page scrolls sideways. */
  readonly sideways: number;
  readonly widgets: readonly Measured[];
}

/** Runs in the outer page. */
function measure(tags: string): readonly Page[] {
  const TEXT = ['letterSpacing', 'textTransform', 'textAlign', 'lineHeight', 'whiteSpace', 'wordBreak'] as const;
  const SHOWN = '.frame, .frame *:not(slot, option, svg *, .trap, .trap *, .announcement)';
  const boxOf = (element: Element, origin: DOMRect): readonly number[] => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return width + height === 0 ? [0, 0, 0, 0] : [x - origin.x, y - origin.y, width, height].map(Math.round);
  };
  const textOf = (element: Element) => {
    const style = getComputedStyle(element);
    const text = TEXT.map((name) => style[name]).join(' ');
    return text.replace(/[\d.]+/g, (size) => Number(size).toFixed(1));
  };
  const measured = (widget: Element): Measured => {
    const frame = widget.shadowRoot?.querySelector('.frame') ?? widget;
    const inside = frame.getBoundingClientRect();
    const { left, right } = widget.getBoundingClientRect();
    const { right: end, width: room } = (widget.parentElement ?? widget).getBoundingClientRect();
    const elements = [...(widget.shadowRoot?.querySelectorAll(SHOWN) ?? []), ...widget.querySelectorAll('img, h2')];
    const parts = elements.map((element) => ({
      name: `${element.localName}.${element.getAttribute('class')}`,
      box: boxOf(element, inside),
      text: textOf(element),
    }));
    const where = widget.closest('[data-place]')?.getAttribute('data-place') ?? '';
    const place = { right: end, width: room };
    return { where, tag: widget.localName, left, right, place, width: inside.width, parts };
  };
  return [...document.querySelectorAll('iframe')].map(({ title, contentDocument: page }) => {
    const room = page?.documentElement.clientWidth ?? 0;
    const sideways = (page?.scrollingElement?.scrollWidth ?? 0) - room;
    return { title, room, sideways, widgets: [...(page?.querySelectorAll(tags) ?? [])].map(measured) };
  });
}

/** Runs in the outer page: whether all widgets of all pages are drawn. */
function areDrawn(tags: string): boolean {
  const widgets = [...document.querySelectorAll('iframe')].map((page) => [
    ...(page.contentDocument?.querySelectorAll(tags) ?? []),
  ]);
  return widgets.every((all) => all.length > 0 && all.every((widget) => widget.shadowRoot?.querySelector('.frame')));
}

const call = (run: (tags: string) => unknown) => `(${String(run)})(${JSON.stringify(TAGS)})`;

/** Expressions in the outer page, whose first `iframe` is the page without styles. */
export const COPY = `void ${call(copyToBare)}`;
export const DRAWN = call(areDrawn);
export const MEASURE = call(measure);

const USABLE_PX = 148;

/** Rounding may move a part by a pixel, and what follows by another. */
const isSame = (part: Part, copy: Part | undefined) =>
  part.text === copy?.text && part.box.every((side, index) => Math.abs(side - (copy.box[index] ?? 0)) <= 2);

const isOutside = (width: number, { box: [x = 0, , w = 0] }: Part) => x < -1 || x + w > width + 1;

const words = (part: Part | undefined) => `${part?.name} at ${part?.box.join()}, ${part?.text}`;

function wrongWith({ left, right, place, width, parts }: Measured, copy: Measured | undefined, room: number) {
  const outside = parts.find((part) => isOutside(width, part));
  const moved = parts.findIndex((part, index) => !isSame(part, copy?.parts[index]));
  return [
    ...(right > room + 1 || left < -1 ? ['leaves the page'] : []),
    ...(right > place.right + 1 ? ['leaves its place'] : []),
    ...(width < Math.min(USABLE_PX, place.width) - 1 ? [`is ${width} px wide`] : []),
    ...(outside ? [`has ${words(outside)} outside`] : []),
    ...(moved >= 0 ? [`has ${words(parts[moved])}, not ${words(copy?.parts[moved])}`] : []),
  ];
}

/** What the style sheets broke, in words. */
export function broken([bare, ...pages]: readonly Page[]): readonly string[] {
  const copies = [...(bare?.widgets ?? [])];
  return pages.flatMap(({ title, room, sideways, widgets }) => [
    ...(sideways > 1 ? [`${title}: scrolls sideways by ${sideways} px`] : []),
    ...widgets.flatMap((widget) =>
      wrongWith(widget, copies.shift(), room).map((what) => `${title}, ${widget.where}: ${widget.tag} ${what}`),
    ),
  ]);
}
