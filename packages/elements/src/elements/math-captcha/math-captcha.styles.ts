import { css } from 'lit';

export const styles = css`
  .frame {
    font-size: inherit;
    container-type: normal;
    /* Where the content decides the width, a line would be as narrow as a letter. */
    min-inline-size: min(144px, 100vw - 4em);
  }
`;
