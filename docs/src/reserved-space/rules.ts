// CSS that keeps a widget's place free until its script has come. The heights are measured; these functions only describe them.

/** How high a widget is in a place of this width; both in CSS pixels, at a font size of 16 px. */
export interface Height {
  readonly width: number;
  readonly height: number;
}

/** A straight piece of the heights: from this width on, `start` plus a share of the width. */
interface Piece {
  readonly from: number;
  readonly start: number;
  readonly slope: number;
}

/** A reserved height may differ by so many pixels: on a phone 640 px high that is a layout shift of less than 0.02. */
const TOLERANCE = 6;
/** A picture is at most as high as it is wide. What grows faster is a line that wraps. */
const STEEPEST = 1;

/**
 * Rules for the tag, and for the `div` form of it. They need no wrapper: the tag is the container of a box without width that
 * floats beside its children and is as high as the widget will be.
 *
 * @param tag such as `foyer-newsletter-signup`
 * @param heights by ascending width
 * @param id of the element, where the rules are not for all widgets of this kind
 */
export function reservedSpace(tag: string, heights: readonly Height[], id = ''): string {
  const name = tag.slice('foyer-'.length);
  const mark = id === '' ? '' : `#${id}`;
  const [first, ...rest] = pieces(heights);
  if (!first) return '';
  return `@media (scripting: enabled) {
  ${tag}${mark}:not(:defined),
  [data-foyer="${name}"]${mark}:not(:has(> ${tag}:defined)) {
    display: flow-root;
    container-type: inline-size;
    contain-intrinsic-inline-size: 18em;
    margin-block-end: 1em;
    font-size: max(1em, 16px);
    &::before {
      content: "";
      float: left;
      block-size: ${length(first)};
${rest.map((piece) => `      @container (inline-size >= ${em(piece.from)}) { block-size: ${length(piece)} }\n`).join('')}    }
  }
}
`;
}

const em = (pixels: number) => `${Number((pixels / 16).toFixed(2))}em`;

function length({ start, slope }: Piece): string {
  const share = Number((slope * 100).toFixed(1));
  if (share === 0) return em(start);
  return `calc(${em(start)} ${share < 0 ? '-' : '+'} ${Math.abs(share)}cqi)`;
}

/** As few straight pieces as the tolerance allows. */
function pieces(heights: readonly Height[]): readonly Piece[] {
  const found: Piece[] = [];
  for (let index = 0; index < heights.length;) {
    const end = endOfPiece(heights, index);
    found.push(straight(heights.slice(index, end)));
    index = end;
  }
  return found;
}

/** One past the last height that one straight line from this one on reaches within the tolerance. */
function endOfPiece(heights: readonly Height[], start: number): number {
  let end = start + 1;
  while (end < heights.length && fits(heights.slice(start, end + 1))) end += 1;
  return end;
}

function fits(heights: readonly Height[]): boolean {
  const { start, slope } = straight(heights);
  if (Math.abs(slope) > STEEPEST) return false;
  return heights.every(({ width, height }) => Math.abs(start + slope * width - height) <= TOLERANCE);
}

/** The line through the first and the last height, or a level one where that is close enough. */
function straight(heights: readonly Height[]): Piece {
  const [first, last] = [heights[0], heights.at(-1)];
  if (!first || !last) throw new RangeError('no height');
  const values = heights.map(({ height }) => height);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (high - low <= TOLERANCE) return { from: first.width, start: (low + high) / 2, slope: 0 };
  const slope = (last.height - first.height) / (last.width - first.width);
  return { from: first.width, start: first.height - slope * first.width, slope };
}
