// Stored text never contains NUL, and PostgreSQL rejects it in queries.

export function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
