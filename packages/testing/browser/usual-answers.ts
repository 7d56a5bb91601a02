// What servers answer, whatever service they have.

/** Of a success: none of them is an error, and few prove anything. */
export const usualBodies: readonly string[] = [
  ...['', ' \n', 'null', '"OK"', 'OK', '0', 'true', '[]', '{}'],
  ...['{"error":"x"}', '{"errors":["x"]}', '{"success":"no"}', '{"ok":false}', '{"status":"error"}'],
];

/** And what they come to, where the body is a page of HTML. */
export const usualErrors = [
  ...([401, 403, 404, 405, 410] as const).map((status) => [status, 'misconfigured'] as const),
  ...([415, 422] as const).map((status) => [status, 'rejected'] as const),
  [413, 'too-large'],
  [429, 'rate-limited'],
  ...([500, 502, 503] as const).map((status) => [status, 'unavailable'] as const),
] as const;
