// Styles of image frames, and of text with a fixed direction or width.
import { css } from 'lit';

export const media = css`
  .media {
    position: relative;
    overflow: clip;
    background: var(--_tint);
    border-radius: var(--_radius);
    border-start-end-radius: var(--_open);
  }

  /* Out of the flow: in the cells of tables WebKit knows no height that a part of it could be. */
  .media img,
  .media .initials {
    position: absolute;
    inset: 0;
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
