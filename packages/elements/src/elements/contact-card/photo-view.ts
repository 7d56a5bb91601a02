// Renders the photo of the person: slotted, else from the attribute, else the initials. A photo that fails to load is skipped.
import { html, nothing, type TemplateResult } from 'lit';
import { find } from '../../base/find.ts';
import { initials } from '../../base/initials.ts';
import { safeUrl } from '../../browser/safe-url.ts';
import type { FoyerContactCard } from './contact-card.ts';

/** URLs that could not be loaded: by the card for its own photo, by the image for a slotted one. */
const broken = new WeakMap<Element, string>();

export function renderPhoto(card: FoyerContactCard, hasSlotted: boolean): TemplateResult | typeof nothing {
  const url = safeUrl(card.photo, 'image');
  const source = broken.get(card) === url ? undefined : url;
  const letters = initials(card.name || card.organization);
  const isSlotted = hasSlotted && !isBroken(card);
  if (!source && !isSlotted && letters === '') return nothing;
  const picture = source
    ? html`<img
        src=${source}
        alt=${card.photoAlt}
        loading="lazy"
        decoding="async"
        @error=${({ target }: Event) => onError(card, target)}
      />`
    : html`<span class="initials" part="initials" aria-hidden="true">${letters}</span>`;
  if (hasSlotted) watchSlotted(card);
  return html`<div class="media" part="media">
    <slot name=${isSlotted ? 'photo' : 'none'}>${picture}</slot>
  </div>`;
}

const watched = new WeakSet<Element>();

/** Errors of images do not bubble. */
function watchSlotted(card: FoyerContactCard): void {
  if (watched.has(card)) return;
  watched.add(card);
  card.addEventListener('error', ({ target }) => onError(card, target), true);
}

function isBroken(card: FoyerContactCard): boolean {
  const image = find(card, 'img[slot=photo], [slot=photo] img', HTMLImageElement);
  if (!image?.src) return false; // a script may add one
  if (broken.get(image) === image.src) return true;
  // It may have failed before this script ran; some vector images have no width either.
  if (image.complete && !image.naturalWidth) image.decode().catch(() => onError(card, image));
  return false;
}

function onError(card: FoyerContactCard, image: unknown): void {
  // The next photo may already be on its way, or there.
  if (!(image instanceof HTMLImageElement && image.complete) || image.naturalWidth) return;
  broken.set(card.contains(image) ? image : card, image.src);
  card.requestUpdate();
}
