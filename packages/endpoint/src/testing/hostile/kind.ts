// For tests: what one kind of bad input consists of. Knows no route.

export interface HostileKind {
  readonly title: string;
  /** What somebody may type, or write where an id, a token or a parameter belongs. */
  readonly texts: readonly string[];
  /** What may stand in JSON where a text is due. */
  readonly values?: readonly unknown[];
  /** Whole bodies, sent byte by byte. */
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

/** A message as JSON, with `member` written into it as it is. */
export function messageWith(member: string): string {
  return `{"v":1,"submissionId":"${submissionId}","fields":{"email":"lena@example.org","message":"x"},${member}}`;
}

/** A message as JSON, with `member` among its fields. */
export function fieldsWith(member: string): string {
  return `{"v":1,"submissionId":"${submissionId}","fields":{"email":"lena@example.org","message":"x",${member}}}`;
}
