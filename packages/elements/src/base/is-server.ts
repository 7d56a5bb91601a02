// Lit's own answer is yes in every Node process, in tests with jsdom or happy-dom too, where widgets have a page.
// eslint-disable-next-line no-restricted-imports -- the one place
import { isServer as isNode } from 'lit';

/** Whether elements are only rendered to HTML, without a page around them. */
export const isServer = isNode && !('MutationObserver' in globalThis);
