// Reads the owner's logo. Only pictures that mail programs show: no SVG, no WebP.
import { readFileSync, statSync } from 'node:fs';
import { imageSize } from 'image-size';
import type { Logo, LogoType } from './domain/brand.ts';

const mostKilobytes = 64;
/** It is a part of every mail. */
const mostBytes = mostKilobytes * 1_024;
/** CSS pixels. Sharp on fine screens, where the file has twice as many. */
const box = { width: 240, height: 56 };
const types: Readonly<Partial<Record<string, LogoType>>> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' };

export const allowedLogo = `a PNG, JPEG or GIF file that can be read, of at most ${mostKilobytes} kB`;

/** Undefined for what is no such picture. Paths are relative to the working folder. */
export function readLogo(path: string): Logo | undefined {
  try {
    if (statSync(path).size > mostBytes) return undefined;
    const bytes = readFileSync(path);
    const { height, type = '', width } = imageSize(bytes);
    const known = types[type];
    if (known === undefined || width === 0 || height === 0) return undefined;
    const scale = Math.min(1, box.width / width, box.height / height);
    const shown = (length: number) => Math.max(1, Math.round(length * scale));
    return { bytes, type: known, width: shown(width), height: shown(height) };
  } catch {
    return undefined;
  }
}
