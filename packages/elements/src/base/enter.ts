/**
 * Whether a key press is Enter that sends, and none that confirms a word of an input method.
 */
export function isEnter({ key, isComposing, keyCode }: KeyboardEvent): boolean {
  // Safari reports the confirming Enter after the composition has ended, with key code 229 (https://bugs.webkit.org/165004).
  return key === 'Enter' && !isComposing && keyCode !== 229;
}
