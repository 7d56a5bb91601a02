// For tests: one kind of bad input. Knows no route.

export interface HostileKind {
  readonly title: string;
  /** Text for a field, or in place of an id, a token or a parameter. */
  readonly texts: readonly string[];
  /** JSON values in place of a text. */
  readonly values?: readonly unknown[];
  /** Whole bodies, byte by byte. */
  readonly bodies?: readonly HostileBody[];
  /** Headers that are the attack themselves. */
  readonly headers?: readonly Readonly<Record<string, string>>[];
}

export interface HostileBody {
  readonly type: string;
  readonly bytes: string | Uint8Array<ArrayBuffer>;
}

export const json = (bytes: HostileBody['bytes']): HostileBody => ({ type: 'application/json', bytes });
export const urlencoded = (bytes: HostileBody['bytes']): HostileBody => ({
  type: 'application/x-www-form-urlencoded',
  bytes,
});

const submissionId = 'hostile-0123456789abcdef';

/** A message as JSON with an additional member. */
export function messageWith(member: string): string {
  return `{"v":1,"submissionId":"${submissionId}","fields":{"email":"lena@example.org","message":"x"},${member}}`;
}

/** A message as JSON with an additional field. */
export function fieldsWith(member: string): string {
  return `{"v":1,"submissionId":"${submissionId}","fields":{"email":"lena@example.org","message":"x",${member}}}`;
}
