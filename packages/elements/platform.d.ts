// The classes that browsers and Node share, as far as submission/ and services/ use them. Only tsconfig.pure.json reads this.
interface URLSearchParams extends Iterable<[string, string]> {
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
}
declare var URLSearchParams: { new (init?: string | string[][] | Record<string, string>): URLSearchParams };
interface FormData {
  append(name: string, value: string): void;
}
declare var FormData: { new (): FormData };
interface URL {
  href: string;
  protocol: string;
  hostname: string;
  host: string;
  readonly origin: string;
  pathname: string;
  search: string;
  hash: string;
  username: string;
  password: string;
  readonly searchParams: URLSearchParams;
}
declare var URL: {
  new (url: string | URL, base?: string | URL): URL;
  canParse(url: string | URL, base?: string | URL): boolean;
  parse(url: string | URL, base?: string | URL): URL | null;
};
interface Headers {
  get(name: string): string | null;
  has(name: string): boolean;
}
declare var Headers: { new (init?: Record<string, string>): Headers };
interface AbortSignal {
  readonly aborted: boolean;
}
