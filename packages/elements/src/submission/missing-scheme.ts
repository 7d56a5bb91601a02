// URLs without a scheme: browsers resolve `www.example.org/seminar` to a page of the same site. Pure.

/** File extensions in relative URLs. Anything else after the last dot is taken for a top-level domain. */
const fileEndings =
  /\.(?:html?|php\d?|aspx?|jsp|do|cgi|xml|json|rss|atom|txt|pdf|ics|vcf|jpe?g|png|gif|svg|webp|avif|ico|mp4|m?js|css|md|pl|py)$/i;

/** The URL that was probably meant; undefined if nothing is missing. */
export function withScheme(written: string): string | undefined {
  const value = written.trim();
  if (/^[^\s/?#:@]+@[^\s/?#:@]+\.[^\s/?#:@]+$/.test(value)) return `mailto:${value}`;
  const broken = /^https?(?::\/?|\/+)(?=[^/])(.*)$/i.exec(value);
  if (broken && !/^https?:\/\//i.test(value)) return isHost(broken[1] ?? '') ? `https://${broken[1]}` : undefined;
  return isHost(value) ? `${/^(?:localhost|127\.)/.test(value) ? 'http' : 'https'}://${value}` : undefined;
}

/** `example.org`, `localhost:8787/contact`, `192.168.0.1/x`; not `index.php/contact`, `photo.jpg`. */
function isHost(value: string): boolean {
  const [, name = '', port] = /^([\w-]+(?:\.[\w-]+)*)(:\d+)?(?:[/?#]|$)/.exec(value) ?? [];
  if (/^localhost$/i.test(name) || /^www\./i.test(name)) return true;
  if (!/\.(?:[a-z]{2,}|xn--[\w-]+|\d{1,3})$/i.test(name)) return false;
  return port !== undefined || !fileEndings.test(name);
}
