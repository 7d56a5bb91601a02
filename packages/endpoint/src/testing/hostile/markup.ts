// For tests: input that would be markup or code if it were not escaped.
import type { HostileKind } from './kind.ts';

export const markupKinds: readonly HostileKind[] = [
  {
    title: 'script tags',
    texts: [
      '<script>alert(1)</script>',
      '<ScRiPt\n>alert(1)</sCrIpT >',
      '<script/src=//evil.example>',
      '<<script>x<</script>',
    ],
  },
  {
    title: 'event handler attributes',
    texts: [
      '<img src=x onerror=alert(1)>',
      '<body onload=alert(1)>',
      '<a onpointerover\n=alert(1)>x',
      '<input autofocus onfocus=alert(1)>',
    ],
  },
  {
    title: 'SVG and MathML',
    texts: [
      '<svg/onload=alert(1)>',
      '<svg><style><img src=x onerror=alert(1)>',
      '<math><mtext><table><mglyph><style><!--</style>',
    ],
  },
  {
    title: 'markup that parsers read differently',
    texts: [
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
      '<template><script>x',
      '<textarea></textarea><img>',
      '</title></textarea><script>x',
    ],
  },
  {
    title: 'URLs that run a script',
    texts: [
      // eslint-disable-next-line no-script-url -- it is the subject of the test
      'javascript:alert(1)',
      ' java\tscript:alert(1)',
      '\u0001javascript:alert(1)',
      'JaVaScRiPt&colon;alert(1)',
      'jav%61script:alert(1)',
    ],
  },
  {
    title: 'URLs of other schemes',
    texts: [
      'data:text/html,<script>alert(1)</script>',
      'blob:https://example.org/x',
      'vbscript:msgbox(1)',
      'filesystem:https://example.org/x',
      'file:///etc/passwd',
    ],
  },
  {
    title: 'attribute breakouts',
    texts: [
      '" autofocus onfocus=alert(1) x="',
      "' onclick='alert(1)",
      '` onclick=alert(1)',
      '"><b>',
      "'/><b>",
      '&quot;><b>',
    ],
  },
  { title: 'template injections', texts: ['${7*7}', '{{7*7}}', '<%= 7*7 %>', '#{7*7}', '{% raw %}', '[[${7*7}]]'] },
  {
    title: 'lit-html markers',
    texts: ['lit$123$', '<!--?lit$123456789$-->', '?hidden', '.innerHTML', '@click'],
  },
  {
    title: 'comments, CDATA and processing instructions',
    texts: ['<!-- --!> <b>', ']]><b>', '<![CDATA[<b>]]>', '<?xml version="1.0"?>', '<!--><b>-->'],
  },
  {
    title: 'entities, escaped once and twice',
    texts: ['&lt;b&gt;', '&amp;lt;b&amp;gt;', '&#x3c;b&#62;', '&#0;', '&notanentity', '&'.repeat(500)],
  },
  { title: 'DOM clobbering names', texts: ['form', 'submit', 'attributes', 'id', 'name', 'location'] },
];
