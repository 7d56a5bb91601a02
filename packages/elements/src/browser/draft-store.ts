// The storage of this tab. It may be missing, full, forbidden or full of somebody else's rubbish: then nothing is kept.

/** Empty where there is nothing, or nothing that may be read. */
export function readText(key: string): string {
  return quietly(() => sessionStorage.getItem(key)) ?? '';
}

export function writeText(key: string, text: string): void {
  quietly(() => sessionStorage.setItem(key, text));
}

export function removeText(key: string): void {
  quietly(() => sessionStorage.removeItem(key));
}

export function keysWith(prefix: string): readonly string[] {
  return quietly(() => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))) ?? [];
}

function quietly<Value>(touch: () => Value): Value | undefined {
  try {
    return touch();
  } catch {
    return undefined;
  }
}
