// Styles of image frames, and of text with a fixed direction or width.
import { css } from 'lit';

export const media = css`
  .media {
    overflow: clip;
    background: var(--_tint);
    border-radius: var(--_radius);
    border-start-end-radius: var(--_open);
  }

  .media slot {
    display: contents;
  }

  .media img,
  .media .initials,
  .media ::slotted(*) {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .ltr {
    direction: ltr;
    unicode-bidi: isolate;
  }

  @media (forced-colors: active) {
    .media {
      border: 1px solid CanvasText;
    }
  }
`;
