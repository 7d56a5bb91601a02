// What the widgets log to the console during one test.

export interface Said {
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** Uncaught errors and rejections. */
  readonly thrown: readonly string[];
}

let restore: (() => void) | undefined;

/** Records from now on, until the test ends. Logs of widgets do not reach the real console. */
export function listensToConsole(): Said {
  restore?.();
  const said = { warnings: [] as string[], errors: [] as string[], thrown: [] as string[] };
  const { warn, error } = console;
  const record = (list: string[], original: typeof warn) => {
    return (...words: unknown[]) => {
      if (String(words[0]).startsWith('<foyer-')) list.push(words.join(' '));
      else original(...words);
    };
  };
  console.warn = record(said.warnings, warn);
  console.error = record(said.errors, error);
  const onThrown = (event: ErrorEvent | PromiseRejectionEvent) => {
    said.thrown.push(String('reason' in event ? event.reason : event.message));
  };
  addEventListener('error', onThrown);
  addEventListener('unhandledrejection', onThrown);
  restore = () => {
    Object.assign(console, { warn, error });
    removeEventListener('error', onThrown);
    removeEventListener('unhandledrejection', onThrown);
  };
  return said;
}

afterEach(() => {
  restore?.();
  restore = undefined;
});
