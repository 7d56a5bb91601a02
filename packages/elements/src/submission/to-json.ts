// Standard JSON serialization, even on pages with Prototype.js, whose `Array.prototype.toJSON` turns arrays into strings.

export function toJson(value: unknown): string {
  const theirs = Object.getOwnPropertyDescriptor(Array.prototype, 'toJSON');
  Reflect.deleteProperty(Array.prototype, 'toJSON');
  const json = JSON.stringify(value);
  if (theirs) Object.defineProperty(Array.prototype, 'toJSON', theirs);
  return json;
}
