// results.md has one chapter per tool. Each tool replaces its own and keeps the others.
import { readFile, writeFile } from 'node:fs/promises';

const file = new URL('results.md', import.meta.url);

/** @param chapter begins with its `# Title`; replaces the chapter of that title, or is added at the end */
export async function writeChapter(chapter: string): Promise<void> {
  const [title] = chapter.split('\n', 1);
  const written = (await readFile(file, 'utf8')).split(/^(?=# )/m).map((text) => text.trim());
  const index = written.findIndex((text) => text.split('\n', 1)[0] === title);
  written.splice(index < 0 ? written.length : index, 1, chapter.trim());
  await writeFile(file, `${written.join('\n\n')}\n`);
}
