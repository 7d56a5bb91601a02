// Writes log events as lines: JSON or sentences. Knows no event by name.
import { type Log, type LogEvent, reasonOf } from '../domain/log-event.ts';
import { levelOf, type LogLevel, sentenceOf } from './wording.ts';

/** A log entry: ids, counts and codes, never a visitor's input, an address or a token. */
export type LogEntry = { readonly time: string; readonly level: LogLevel } & LogEvent;

export type LogFormat = 'text' | 'json';

/** `text` and `json` are lines on stderr; a function receives the entries. */
export type LogOption = LogFormat | ((entry: LogEntry) => void);

export function logFor(option: LogOption | undefined, now: () => number): Log {
  const write = typeof option === 'function' ? option : logWriter(option);
  return (event) => {
    try {
      write({ time: new Date(now()).toISOString(), level: levelOf(event), ...event });
    } catch (error) {
      // An exception in the owner's function must not fail the request of a stored message.
      console.error(`foyer-endpoint: the log failed: ${reasonOf(error)}`);
    }
  };
}

/**
 * Writes one line per entry to stderr; default is sentences on a terminal, JSON otherwise.
 * @example
 * const write = logWriter('json');
 * createEndpoint({ log: (entry) => entry.event !== 'request' && write(entry) });
 */
export function logWriter(format: LogFormat = process.stderr.isTTY ? 'text' : 'json'): (entry: LogEntry) => void {
  const lineOf = format === 'json' ? (entry: LogEntry) => JSON.stringify(entry) : textOf;
  // Not `process.stderr.write`: a full disk or a closed pipe would end the process.
  return (entry) => console.error(printable(lineOf(entry)));
}

function textOf(entry: LogEntry): string {
  return `${entry.time} ${entry.level.padEnd(7)} foyer-endpoint: ${sentenceOf(entry)}`;
}

/** Escapes line breaks and terminal control sequences. */
export function printable(line: string): string {
  return line.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
