import { css } from 'lit';

export const styles = css`
  :host {
    font-size: inherit;
    container-type: normal;
  }
`;
