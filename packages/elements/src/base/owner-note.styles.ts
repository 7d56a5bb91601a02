// Styles of notes for the site owner.
import { css } from 'lit';

export const ownerNoteStyles = css`
  .editor {
    border-style: dashed;
  }

  .editor code {
    display: block;
    font-size: 0.9375em;
    user-select: all;
  }
`;
