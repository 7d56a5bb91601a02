// Finds the encoding of a feed. The bytes take precedence over headers and declarations, which are often wrong.

/** Never fails: every byte has a meaning in windows-1252. */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const wide = wideEncoding(start);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  const declared = charsetIn(contentType) ?? /<\?xml[^>]*?encoding=["']([\w.:-]+)/i.exec(start)?.[1];
  const isAscii = bytes.every((byte) => byte < 0x80);
  // Text that is valid UTF-8 by accident does not occur; encodings of 7 bits, such as ISO-2022-JP, must be declared.
  const candidates = isAscii ? [declared, 'utf-8'] : ['utf-8', declared];
  const texts = candidates.map((charset) => charset && decode(bytes, charset));
  return texts.find((text) => text !== undefined) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** By the byte order mark, or by the encoding of `<`. */
function wideEncoding(start: string): string | undefined {
  if (/^(?:\xFF\xFE|\s?\0?<\0)/.test(start)) return 'utf-16le';
  return /^(?:\xFE\xFF|\0<)/.test(start) ? 'utf-16be' : undefined;
}

function charsetIn(contentType: string): string | undefined {
  return /;\s*charset="?([\w.:-]+)/i.exec(contentType)?.[1];
}

/** Undefined if the encoding is unknown, does not match the bytes, or would have been detected from them. */
function decode(bytes: Uint8Array, charset: string): string | undefined {
  if (/^utf-?16/i.test(charset)) return undefined;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
