// JSON as the language defines it, on pages whose Prototype.js turns arrays into texts: it gives them a method `toJSON`.

export function toJson(value: unknown): string {
  const theirs = Object.getOwnPropertyDescriptor(Array.prototype, 'toJSON');
  Reflect.deleteProperty(Array.prototype, 'toJSON');
  const json = JSON.stringify(value);
  if (theirs) Object.defineProperty(Array.prototype, 'toJSON', theirs);
  return json;
}
