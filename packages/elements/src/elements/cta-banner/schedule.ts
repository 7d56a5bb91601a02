// When a banner is shown, and how long it stays closed. Pure: the time is an argument.

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `30d`, `12h`, `2w`, `45m` in milliseconds; undefined for anything else. */
export function parseDuration(written: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,4})([mhdw])$/.exec(written.trim()) ?? [];
  const length = unitMs[unit];
  return length === undefined ? undefined : Number(amount) * length;
}

export interface Period {
  readonly starts: number | undefined;
  readonly ends: number | undefined;
}

export function isWithin({ starts = -Infinity, ends = Infinity }: Period, now: number): boolean {
  return starts <= now && now < ends;
}

/** Longest delay of a timer: 2^31 - 1 ms. */
const longestWait = 2_147_483_647;

/** Milliseconds until the period begins or ends, or until one looks again; undefined if neither is in the future. */
export function untilChange({ starts, ends }: Period, now: number): number | undefined {
  const ahead = [starts, ends].filter((time) => time !== undefined && time > now).map((time) => Number(time) - now);
  return ahead.length > 0 ? Math.min(...ahead, longestWait) : undefined;
}
