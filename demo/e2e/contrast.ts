// Contrast as WCAG computes it, of all text that a page shows. The engine itself mixes the layers, on a canvas.

/** Runs in the page. The relative luminance of these colors, painted one over the other. */
export function luminanceOf(colors: readonly string[]): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return NaN;
  for (const color of ['#fff', ...colors]) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Runs in the page. Text whose contrast is below 4.5:1, with the figure; grounds with pictures are left out. */
function findFaintText(luminance: typeof luminanceOf): readonly string[] {
  const above = (node: Element): Element | null =>
    node.assignedSlot ?? node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host ?? null;
  const lineage = (node: Element): Element[] => {
    const next = above(node);
    return next ? [...lineage(next), node] : [node];
  };
  const everything = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? everything(element.shadowRoot) : []),
    ]);
  const isRead = (element: Element) =>
    element.matches('input:not([type=checkbox]), textarea, select') ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const isShown = (element: Element) =>
    element.matches(':not(script, style, title, option)') &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !element.closest('.trap, .announcement, [hidden]');
  return everything(document.body)
    .filter((element) => isRead(element) && isShown(element))
    .flatMap((element) => {
      const styles = lineage(element).map((ancestor) => getComputedStyle(ancestor));
      const from = styles.findLastIndex(({ backgroundImage }) => backgroundImage !== 'none');
      if (from >= 0) return [];
      const ground = styles.map(({ backgroundColor }) => backgroundColor);
      const color = getComputedStyle(element).webkitTextFillColor;
      const [low = 0, high = 0] = [luminance(ground), luminance([...ground, color])].sort((a, b) => a - b);
      const ratio = (high + 0.05) / (low + 0.05);
      const words = (element.textContent || element.getAttribute('name') || '').trim().slice(0, 40);
      return ratio >= 4.5 ? [] : [`${element.localName}.${element.className} "${words}" ${ratio.toFixed(2)}:1`];
    });
}

export const FAINT_TEXT = `(${String(findFaintText)})(${String(luminanceOf)})`;
