// What WCAG asks of a page's looks, as functions that run in the page with all widgets in it. Knows no widget.

import { luminanceOf } from './contrast.ts';

/** Elements in the document and in all shadow roots, in the order of the tree. */
function everything(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : []),
  ]);
}

/** Runs in the page. WCAG 1.4.12 as a visitor's own style sheet sets it, which reaches into shadow roots too. */
function spacesText(all: typeof everything): void {
  const rules = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`;
  for (const root of [document, ...all(document).flatMap(({ shadowRoot }) => shadowRoot ?? [])]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets.push(sheet);
  }
}

/** Runs in the page. What is cut off or makes the page scroll sideways; a field scrolls what is typed into it. */
function findCutOff(all: typeof everything): readonly string[] {
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !element.closest('.trap, .announcement, [hidden]');
  const told = (element: Element) =>
    `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;
  const { scrollWidth, clientWidth } = document.documentElement;
  const sideways = scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : [];
  const clipped = all(document.body).filter((element) => {
    if (!isShown(element) || element.matches('input, textarea, select, style, script')) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    const isCut = (how: string, content: number, box: number) => how !== 'visible' && content > box + 1;
    return (
      element.textContent.trim() !== '' &&
      (isCut(overflowX, element.scrollWidth, element.clientWidth) ||
        isCut(overflowY, element.scrollHeight, element.clientHeight))
    );
  });
  return [...sideways, ...clipped.map(told)];
}

/** The element that a pointer would meet there, in whatever shadow root. */
function hitAt(x: number, y: number): Element | null {
  let root: DocumentOrShadowRoot = document;
  for (;;) {
    const hit = root.elementFromPoint(x, y);
    if (!hit?.shadowRoot || hit.shadowRoot === root) return hit;
    root = hit.shadowRoot;
  }
}

/** Runs in the page. The control with the focus: its place in the page, whether its ring is seen, and whether it is hidden. */
function tellFocus(hit: typeof hitAt): Focused | undefined {
  if (!document.activeElement) return undefined;
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  // The ring may be that of a box around a field, or of the whole post around its link.
  const boxes: Element[] = [];
  for (let box: Element | null = element; box; box = box.parentElement) boxes.push(box);
  const isRinged = boxes.some((box) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  const { left, top, width, height } = element.getBoundingClientRect();
  const met = hit(left + width / 2, top + Math.min(height / 2, 12));
  const host = (element.getRootNode() as Partial<ShadowRoot>).host ?? element;
  return {
    name: `${host.localName} ${element.localName} ${element.id || element.textContent.trim().slice(0, 30)}`,
    top: top + scrollY,
    ringed: isRinged,
    hidden: !met || !(element.contains(met) || met.contains(element)),
  };
}

/**
 * Runs in the page. Targets below 24 × 24 CSS pixels, but for the exceptions of WCAG 2.5.8: links in a sentence, and circles of
 * 24 px that touch no other target. The label of a field is a target too.
 */
function measureTargets(all: typeof everything): { small: readonly string[]; count: number } {
  const targets = all(document.body).filter(
    (element) =>
      element.matches('a[href], button, input, textarea, select, summary') &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('.trap'),
  );
  const isLarge = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width >= 24 && height >= 24;
  };
  const isInSentence = (element: Element) =>
    element.localName === 'a' &&
    getComputedStyle(element).display === 'inline' &&
    (element.parentElement?.textContent.trim().length ?? 0) > element.textContent.trim().length;
  const hasRoom = (element: Element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return targets.every((other) => {
      const { left, right, top, bottom } = other.getBoundingClientRect();
      const [near, close] = [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];
      return other === element || Math.hypot(near - x, close - y) >= 12;
    });
  };
  const labels = (element: Element) => (element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []);
  const small = targets.filter(
    (element) => ![element, ...labels(element)].some(isLarge) && !isInSentence(element) && !hasRoom(element),
  );
  return {
    count: targets.length,
    small: small.map((element) => `${element.localName}.${element.className} "${element.textContent.trim()}"`),
  };
}

/**
 * Runs in the page. Edges of fields and of the focus, whose contrast with the ground is below 3:1 (WCAG
 * 1.4.11). A form that is being sent cannot be operated, so its fields are left out.
 */
function findFaintEdges(
  all: typeof everything,
  luminance: typeof luminanceOf,
): { faint: readonly string[]; count: number } {
  const above = (node: Element): Element | null =>
    node.assignedSlot ?? node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host ?? null;
  const grounds = (node: Element | null): readonly string[] =>
    node ? [...grounds(above(node)), getComputedStyle(node).backgroundColor] : [];
  const fields = all(document.body).filter(
    (element): element is HTMLElement =>
      element.matches('.input:not(:disabled, [readonly]), .sum, input[type=checkbox]:not(:disabled)') &&
      element.checkVisibility() &&
      !element.closest('.trap'),
  );
  const faint = fields.flatMap((field) => {
    const ground = grounds(above(field));
    field.style.outlineColor = 'var(--_focus)';
    const { borderBottomColor: edge, outlineColor: ring } = getComputedStyle(field);
    return Object.entries({ edge, ring }).flatMap(([what, color]) => {
      const [low = 0, high = 0] = [luminance(ground), luminance([...ground, color])].sort((a, b) => a - b);
      const ratio = (high + 0.05) / (low + 0.05);
      return ratio >= 3 ? [] : [`${what} of ${field.localName}.${field.className} ${color} ${ratio.toFixed(2)}:1`];
    });
  });
  return { faint, count: fields.length };
}

/** Runs in the page. */
function countAnimations(all: typeof everything): number {
  const roots = [document, ...all(document).flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  return new Set(roots.flatMap((root) => root.getAnimations())).size;
}

export interface Focused {
  readonly name: string;
  /** In CSS pixels from the top of the page. */
  readonly top: number;
  readonly ringed: boolean;
  readonly hidden: boolean;
}

export const SPACE_TEXT = `(() => { ${String(everything)}; (${String(spacesText)})(everything) })()`;
export const CUT_OFF = `(() => { ${String(everything)}; return (${String(findCutOff)})(everything) })()`;
export const FOCUS = `(${String(tellFocus)})(${String(hitAt)})`;
export const TARGETS = `(() => { ${String(everything)}; return (${String(measureTargets)})(everything) })()`;
export const MOVING = `(() => { ${String(everything)}; return (${String(countAnimations)})(everything) })()`;
export const FAINT_EDGES = `(() => { ${String(everything)}; return (${String(findFaintEdges)})(everything, ${String(luminanceOf)}) })()`;
