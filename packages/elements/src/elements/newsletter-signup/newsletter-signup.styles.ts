import { css } from 'lit';

export const styles = css`
  .meta {
    display: flex;
    gap: 0.625em;
    align-items: center;
    margin-block-start: 0.25em;
  }

  .meta .icon {
    color: var(--_muted);
  }

  .receipt .text {
    hyphens: none;
  }

  @container (inline-size >= 56em) {
    .base:has(.head) {
      grid-template-columns: 5fr 7fr;
      column-gap: clamp(2 * var(--_space), 6cqi, 5 * var(--_space));
    }
  }
`;
