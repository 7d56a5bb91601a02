// Events as lines: JSON for machines, sentences for people. Knows no event by name.
import { type Log, type LogEvent, reasonOf } from '../domain/log-event.ts';
import { levelOf, type LogLevel, sentenceOf } from './wording.ts';

/** What `log` is told: ids, counts and codes, and never what a visitor typed, an address, or a token. */
export type LogEntry = { readonly time: string; readonly level: LogLevel } & LogEvent;

export type LogFormat = 'text' | 'json';

/** `text` and `json` are lines on stderr; a function may do what it likes. */
export type LogOption = LogFormat | ((entry: LogEntry) => void);

export function logFor(option: LogOption | undefined, now: () => number): Log {
  const write = typeof option === 'function' ? option : logWriter(option);
  return (event) => {
    try {
      write({ time: new Date(now()).toISOString(), level: levelOf(event), ...event });
    } catch (error) {
      // What an owner's function does wrong must not cost a visitor the receipt of a message that is stored.
      console.error(`foyer-endpoint: the log failed: ${reasonOf(error)}`);
    }
  };
}

/**
 * Writes one line an entry to stderr. By default sentences where a person looks on, and JSON everywhere else.
 * @example
 * const write = logWriter('json');
 * createEndpoint({ log: (entry) => entry.event !== 'request' && write(entry) });
 */
export function logWriter(format: LogFormat = process.stderr.isTTY ? 'text' : 'json'): (entry: LogEntry) => void {
  const lineOf = format === 'json' ? (entry: LogEntry) => JSON.stringify(entry) : textOf;
  // Not `process.stderr`: a full disk or a reader that is gone would end the process.
  return (entry) => console.error(printable(lineOf(entry)));
}

function textOf(entry: LogEntry): string {
  return `${entry.time} ${entry.level.padEnd(7)} foyer-endpoint: ${sentenceOf(entry)}`;
}

/** One line stays one line, and no terminal takes a part of it as a command. */
export function printable(line: string): string {
  return line.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
