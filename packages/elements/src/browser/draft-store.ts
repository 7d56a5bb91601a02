// Drafts in `sessionStorage`. If it is missing, full or blocked, nothing is kept.

/** Empty if there is no entry or it cannot be read. */
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
