// What builders and themes put round an embedded widget, and the rules with which they reach it: one row a host.

export interface Host {
  readonly name: string;
  /** Rules for all below the host's page, which is `&`. */
  readonly css: string;
  /** `WIDGETS` stands where an editor pastes. */
  readonly markup: string;
  /** Editors here remove unknown tags, so that the `div` form is pasted. */
  readonly asDiv?: true;
}

const important =
  'letter-spacing: 0.2em !important; text-transform: uppercase !important; text-align: center !important';

export const HOSTS: readonly Host[] = [
  {
    name: 'WordPress block theme',
    css: `.is-layout-constrained > * { max-width: 645px; margin: 24px auto }
      .is-layout-flex { display: flex; flex-wrap: wrap; gap: 2em } .is-layout-flex > * { margin: 0 }`,
    markup: '<div class="is-layout-constrained"><div class="is-layout-flex">WIDGETS</div></div>',
  },
  {
    name: 'WordPress, authors and multisite',
    css: 'input, button { font: 13px/2 sans-serif; letter-spacing: 0.1em } p { margin: 0 0 1.5em }',
    markup: '<div class="entry-content"><p></p>WIDGETS<p></p></div>',
    asDiv: true,
  },
  {
    name: 'Divi',
    css: `* { box-sizing: border-box } a, input, button { color: #2ea3f2; line-height: 1em } .et_pb_column { float: left; width: 100% }
      .et_pb_code_inner { position: relative; line-height: 0; word-wrap: break-word }`,
    markup: '<div class="et_pb_column"><div class="et_pb_code_inner">WIDGETS</div></div>',
  },
  {
    name: 'Elementor',
    css: `.e-con { display: flex; flex-direction: column; align-items: flex-start } .elementor-widget { position: relative; max-width: 100% }
      .elementor-widget-html { display: inline-flex }`,
    markup: '<div class="e-con"><div class="elementor-widget elementor-widget-html"><div>WIDGETS</div></div></div>',
  },
  {
    name: 'TYPO3',
    css: '.frame { display: table; width: 100% } .bodytext { text-indent: 1em; text-align: justify; hyphens: none }',
    markup: '<div class="frame frame-default"><div class="bodytext">WIDGETS</div></div>',
    asDiv: true,
  },
  {
    name: 'Contao',
    css: '.inside { overflow: hidden; font: 11px/1 Verdana } .ce_text { white-space: nowrap } * { margin: 0; padding: 0 }',
    markup: '<div class="inside"><div class="ce_text block">WIDGETS</div></div>',
    asDiv: true,
  },
  {
    name: 'Drupal',
    css: '.grid { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)) } .grid > * { grid-column: 1 / 7 } label { display: none }',
    markup: '<div class="grid"><div class="text-formatted">WIDGETS</div></div>',
    asDiv: true,
  },
  {
    name: 'Joomla',
    css: '.container-component { display: grid; grid-auto-flow: column } input { width: auto; display: inline-block } .item-page { zoom: 1.1 }',
    markup: '<div class="container-component"><div class="item-page">WIDGETS</div></div>',
    asDiv: true,
  },
  {
    name: 'Wix',
    css: '.mesh { display: grid; grid-template-rows: min-content 1fr } .comp { position: relative; width: 100% } .comp > * { display: block; height: 100% }',
    markup: '<div class="mesh"><div class="comp">WIDGETS</div></div>',
  },
  {
    name: 'Squarespace',
    css: '.sqs-html-content { white-space: pre-wrap; word-break: break-all } .fluid-engine { display: flex; justify-content: center }',
    markup: '<div class="fluid-engine"><div class="sqs-html-content">WIDGETS</div></div>',
  },
  {
    name: 'Webflow',
    css: '.w-embed::before { content: " "; display: table } .w-form form { display: none } .w-inline-block { display: inline-block; max-width: 100% }',
    markup: '<div class="w-inline-block"><div class="w-embed w-form">WIDGETS</div></div>',
  },
  {
    name: 'Shopify',
    css: '.rte { font-size: 10px; letter-spacing: 0.06em; line-height: 1.8 } .rte table { width: 100% } .rte td { padding: 0 }',
    markup: '<div class="rte"><table><tbody><tr><td>WIDGETS</td></tr></tbody></table></div>',
  },
  {
    name: 'Ghost',
    css: `.gh-canvas { display: grid; grid-template-columns: [full-start] 1fr [main-start] min(720px, 100%) [main-end] 1fr [full-end] }
      .gh-canvas > * { grid-column: main-start / main-end } * { font-feature-settings: "smcp" }`,
    markup: '<div class="gh-canvas"><div>WIDGETS</div></div>',
  },
  {
    name: 'Jimdo',
    css: `.j-htmlCode { width: fit-content; overflow: auto } .j-htmlCode * { ${important} } font { font-size: 17px }`,
    markup: '<div class="j-htmlCode"><font>WIDGETS</font></div>',
  },
  {
    name: 'HubSpot',
    css: '.span12 { float: left; min-height: 28px; width: 100% } .hs-form * { all: unset } h2, p, ul { font-style: italic }',
    markup: '<div class="row-fluid"><div class="span12"><div class="hs-form">WIDGETS</div></div></div>',
  },
  {
    name: 'Framer',
    css: '.stack { display: flex; flex-flow: column nowrap; align-items: center; width: min-content; min-width: 100% } .stack * { writing-mode: inherit }',
    markup: '<div class="stack"><div style="display: contents">WIDGETS</div></div>',
  },
];
