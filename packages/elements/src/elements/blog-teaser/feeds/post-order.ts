// Which posts are shown, and in which order. Pure.

const hour = 3_600_000;

/**
 * Newest first. Posts without a date or with a future one follow in feed order. No format guarantees an order.
 *
 * @param dateOf as `isoDate` returns it
 */
export function newestFirst<Post>(
  posts: readonly Post[],
  dateOf: (post: Post) => string | undefined,
  now: number,
): readonly Post[] {
  const timed = posts.map((post) => ({ post, time: pastTime(dateOf(post), now) }));
  return timed.sort((one, other) => other.time - one.time).map(({ post }) => post);
}

/** -Infinity for a future date. Tolerates slow clocks, and any time zone if the date has none. */
function pastTime(date: string | undefined, now: number): number {
  if (date === undefined) return -Infinity;
  const hasZone = /T.*[-+Z]/.test(date);
  const time = Date.parse(hasZone || !date.includes('T') ? date : `${date}Z`);
  return time > now + (hasZone ? hour : 14 * hour) ? -Infinity : time;
}
