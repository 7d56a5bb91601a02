// Styles of field errors, and the colors of what went wrong or well, which nothing has before the first interaction.
import { css } from 'lit';

export const errorStyles = css`
  :host {
    /* As far from the surface as the text is, or nearly: dark text gives a dark red, light text a light one. */
    --_vivid: clamp(min(l + 0.3, 0.45), (l - 0.6) * 1e6, max(l - 0.1, 0.8));
    --_danger: var(--foyer-danger, oklch(from var(--_text) var(--_vivid) 0.15 27));
    --_success: var(--foyer-success, oklch(from var(--_text) var(--_vivid) 0.11 152));
  }

  .input[readonly] {
    background: var(--_tint);
    border-color: var(--_line);
  }

  .input[aria-invalid='true'],
  .sum.wrong {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .error {
    display: flex;
    gap: 0.375em;
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 500;
  }

  .error .icon {
    margin-block-start: 0.05em;
  }

  /* Forced colors take the red and the shadow away: a thicker frame remains. */
  @media (forced-colors: active) {
    .input[aria-invalid='true']:not(:focus-visible, .sum *),
    .sum.wrong:not(:has(:focus-visible)) {
      outline: 2px solid CanvasText;
      outline-offset: -3px;
    }
  }
`;
