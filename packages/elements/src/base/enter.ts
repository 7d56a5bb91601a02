/**
 * Whether a key press is an Enter that submits, not one that confirms an IME composition.
 */
export function isEnter({ key, isComposing, keyCode }: KeyboardEvent): boolean {
  // Safari reports the confirming Enter after the composition has ended, with key code 229 (https://bugs.webkit.org/165004).
  return key === 'Enter' && !isComposing && keyCode !== 229;
}
