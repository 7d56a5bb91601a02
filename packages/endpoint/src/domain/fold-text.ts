// How the search compares texts: without regard to case, and to how a letter with an accent is encoded.

export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
