// The features of Lit that Foyer does not use, with the code of each in Lit's released modules.

export interface Cut {
  readonly feature: string;
  /** Text in a source that uses the feature; undefined if no supported browser needs it. */
  readonly usedBy?: RegExp;
  readonly module: 'css-tag' | 'reactive-element' | 'lit-html' | 'lit-element';
  /** The code in Lit's released module, and what remains of it. */
  readonly texts: readonly (readonly [written: string, instead: string])[];
}

export const cuts: readonly Cut[] = [
  {
    feature: 'style sheets without adoptedStyleSheets (Baseline since 2023)',
    module: 'css-tag',
    texts: [
      [
        't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
        'true',
      ],
      [
        `"Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security."`,
        '"css"',
      ],
    ],
  },
  {
    feature: 'expressions in style sheets',
    usedBy: /css`[^`]*\$\{/,
    module: 'css-tag',
    texts: [
      [
        'const o=1===t.length?t[0]:e.reduce((e,s,o)=>e+(t=>{if(!0===t._$cssResult$)return t.cssText;if("number"==typeof t)return t;throw Error("css")})(s)+t[o+1],t[0]);return new n(o,t,s)',
        'return new n(t[0],t,s)',
      ],
    ],
  },
  {
    feature: 'style sheets constructed directly or read as text',
    usedBy: /unsafeCSS|new CSSResult|\.cssText/,
    module: 'css-tag',
    texts: [
      [
        'if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");',
        '',
      ],
      ['toString(){return this.cssText}', ''],
    ],
  },
  {
    feature: 'style sheet templates that are evaluated more than once',
    usedBy: /=> css`|return css`/,
    module: 'css-tag',
    texts: [
      [
        'const e=void 0!==s&&1===s.length;e&&(t=o.get(s)),void 0===t&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),e&&o.set(s,t))',
        '(this.o=t=new CSSStyleSheet).replaceSync(this.cssText)',
      ],
      ['const s=this.t;', ''],
      [',this.t=e', ''],
    ],
  },
  {
    feature: 'native CSSStyleSheet objects in styles',
    usedBy: /static (?:override )?styles = [^[]|styles = \[[^\]]*new CSSStyleSheet/,
    module: 'css-tag',
    texts: [['t instanceof CSSStyleSheet?t:t.styleSheet', 't.styleSheet']],
  },
  {
    feature: 'nested, single or repeated style sheets in styles',
    usedBy: /static (?:override )?styles(?:: [^=]+)? = [^[]|static (?:override )?styles = \[[^\]]*\[/,
    module: 'reactive-element',
    texts: [
      [
        'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
        'return s??[]',
      ],
    ],
  },
  {
    feature: 'attributes with the name of the property',
    usedBy: /attribute: true/,
    module: 'reactive-element',
    texts: [['return!1===i?void 0:"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0', 'return i||void 0']],
  },
  {
    feature: "Lit's own hydration",
    usedBy: /litElementHydrateSupport/,
    module: 'lit-element',
    texts: [
      ['i._$litElement$=!0,', ''],
      [',s.litElementHydrateSupport?.({LitElement:i})', ''],
    ],
  },
  {
    feature: 'compiled templates',
    usedBy: /_\$litType\$/,
    module: 'lit-html',
    texts: [
      [
        '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
        'this._$AC(t)',
      ],
      ['const{values:i,_$litType$:s}=t', 'const{values:i}=t'],
    ],
  },
  {
    feature: 'listener objects and listener options',
    usedBy: /handleEvent|@\w+=\$\{\{/,
    module: 'lit-html',
    texts: [
      ['||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''],
      [
        '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
        'this._$AH.call(this.options?.host??this.element,t)',
      ],
    ],
  },
  {
    feature: 'polyfills',
    module: 'reactive-element',
    texts: [['a.reactiveElementPolyfillSupport', 'void 0']],
  },
  { feature: 'polyfills', module: 'lit-html', texts: [['t.litHtmlPolyfillSupport', 'void 0']] },
  { feature: 'polyfills', module: 'lit-element', texts: [['s.litElementPolyfillSupport', 'void 0']] },
  {
    feature: 'a note of its version, for the warning of its development build',
    module: 'reactive-element',
    texts: [[',(a.reactiveElementVersions??=[]).push("2.1.2")', '']],
  },
  {
    feature: 'a note of its version',
    module: 'lit-html',
    texts: [[',(t.litHtmlVersions??=[]).push("3.3.3")', '']],
  },
  {
    feature: 'a note of its version',
    module: 'lit-element',
    texts: [['(s.litElementVersions??=[]).push("4.2.2");', '']],
  },
  {
    feature: "marks for Google's Closure Compiler",
    module: 'reactive-element',
    texts: [
      ['y[d("elementProperties")]=', 'y.elementProperties='],
      ['y[d("finalized")]=', 'y.finalized='],
      ['this.hasOwnProperty(d("elementProperties"))', 'this.hasOwnProperty("elementProperties")'],
      ['this.hasOwnProperty(d("finalized"))', 'this.hasOwnProperty("finalized")'],
      ['this.hasOwnProperty(d("properties"))', 'this.hasOwnProperty("properties")'],
    ],
  },
  {
    feature: 'conversion by type',
    usedBy: /type: (?:Boolean|Number|Object|Array)\b/,
    module: 'reactive-element',
    texts: [
      ['c=a.trustedTypes,l=c?c.emptyScript:"",', ''],
      ['type:String,', ''],
      [
        'toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t}',
        'toAttribute:t=>t',
      ],
      [
        'fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}',
        'fromAttribute:t=>t',
      ],
    ],
  },
  {
    feature: 'decorators',
    usedBy: /^\s*@(?:property|state|customElement|query)\(/m,
    module: 'reactive-element',
    texts: [
      ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
      [
        'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
        '',
      ],
      ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
      [',void 0!==t.l&&(this.l=[...t.l])', ''],
      [',this.constructor.l?.forEach(t=>t(this))', ''],
      ['requestUpdate(t,s,i,e=!1,h){', 'requestUpdate(t,s,i){'],
      ['const r=this.constructor;if(!1===e&&(h=this[t]),i??=', 'const r=this.constructor,h=this[t];if(i??='],
    ],
  },
  {
    feature: 'accessors that wrap others, and useDefault',
    usedBy: /useDefault: true/,
    module: 'reactive-element',
    texts: [
      ['this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),', ''],
      [
        'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
        '',
      ],
      ['reflect:!1,useDefault:!1', 'reflect:!1'],
      ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
      ['r??this._$Ej?.get(e)??r', 'r'],
      [
        'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0)',
        'C(t,s,{reflect:e}){(this._$AL.has(t)||(this.hasUpdated||(s=void 0)',
      ],
    ],
  },
  {
    feature: 'accessors of properties that have no default of ours',
    usedBy: /:\s*\{\s*(?:attribute|state):/,
    module: 'reactive-element',
    texts: [
      [
        'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}',
        '',
      ],
      ['getOwnPropertyDescriptor:h,', ''],
    ],
  },
  {
    feature: 'parsing of attributes',
    usedBy: /fromAttribute|converter: [^{]/,
    module: 'reactive-element',
    texts: [
      [
        'const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);',
        'this._$Em=e;const r=s;',
      ],
    ],
  },
  {
    feature: 'updates that an element refuses or delays',
    usedBy: /\b(?:shouldUpdate|getUpdateComplete)\(/,
    module: 'reactive-element',
    texts: [
      [
        'let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)',
        'const s=this._$AL;try{this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)}catch(t){throw this._$EM(),t}this._$AE(s)',
      ],
      ['return this.getUpdateComplete()}getUpdateComplete(){', ''],
      ['shouldUpdate(t){return!0}', ''],
    ],
  },
  {
    feature: 'properties named by symbols',
    usedBy: /properties: PropertyTable = \{[^}]*\[/,
    module: 'reactive-element',
    texts: [
      ['s=[...r(t),...o(t)];for(const i of s)this.createProperty', 's=r(t);for(const i of s)this.createProperty'],
      ['getOwnPropertySymbols:o,', ''],
    ],
  },
  {
    feature: 'comparison of values by a function of the property',
    usedBy: /hasChanged/,
    module: 'reactive-element',
    texts: [
      ['(i.hasChanged??f)(h,s)', 'f(h,s)'],
      [',hasChanged:f}', '}'],
    ],
  },
  {
    feature: 'properties without accessors',
    usedBy: /noAccessor/,
    module: 'reactive-element',
    texts: [['!s.noAccessor', 'true']],
  },
  {
    feature: 'removeController',
    usedBy: /removeController/,
    module: 'reactive-element',
    texts: [['removeController(t){this._$EO?.delete(t)}', '']],
  },
  {
    feature: 'svg and mathml templates',
    usedBy: /\b(?:svg|mathml)`/,
    module: 'lit-html',
    texts: [
      ['l=2===i?"<svg>":3===i?"<math>":""', 'l=""'],
      ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
      [
        'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
        'this.el=S.createElement(f,e),P.currentNode=this.el.content;',
      ],
    ],
  },
  {
    feature: 'expressions and less-than signs in textarea, title, script, style',
    usedBy: /<(?:textarea|title|script|style)\b[^>]*>[^<]*(?:\$\{|<(?!\/))/,
    module: 'lit-html',
    texts: [
      [
        'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
        '',
      ],
      ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', 'c=p'],
      ['c=n??v', 'c=v'],
      ['(c=p,n=void 0)', 'c=p'],
    ],
  },
  {
    feature: 'comments in templates',
    usedBy: /html`[^`]*<!--/,
    module: 'lit-html',
    texts: [
      ['"!--"===u[1]?c=_:', ''],
      ['c===_||c===m', 'c===m'],
      ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
    ],
  },
  {
    feature: 'directives',
    usedBy: /lit\/(?:async-)?directive/,
    module: 'lit-html',
    texts: [
      ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
      [':6===r.type&&(i=new Z(h,this,t))', ':0'],
      [
        '{if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
        '{return i}',
      ],
      ['t=M(this,t,i),', ''],
      ['t=M(this,t,i,0),', ''],
      ['r=M(this,e[s+n],i,n)', 'r=e[s+n]'],
      ['t=M(this,t,i,0)??A', 't=t??A'],
      ['this._$AP?.(!1,!0,s);', ';'],
      ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
      [',this._$Cv=e?.isConnected??!0', ''],
      ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
      ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}', ''],
      [
        'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
        '',
      ],
      ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
      ['this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i', 'this._$AV=[],this._$AD=t'],
      ['this.type=2,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
      ['this._$AB=i,this._$AM=s,', 'this._$AB=i,'],
      ['this.type=1,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
      ['this._$AM=e,', ''],
      ['constructor(){super(...arguments),this.type=4}', ''],
      ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
    ],
  },
  {
    feature: 'directives',
    usedBy: /lit\/(?:async-)?directive/,
    module: 'lit-element',
    texts: [
      ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
      ['this._$Do=e(r', 'e(r'],
      [',this._$Do=void 0', ''],
      [
        'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
        '',
      ],
    ],
  },
  {
    feature: 'the words of an error that no template of ours can cause; the check itself stays',
    module: 'lit-html',
    texts: [['throw Error("invalid template strings array")', 'throw Error("html")']],
  },
  {
    feature: 'noChange',
    usedBy: /noChange|lit\/(?:async-)?directive/,
    module: 'lit-html',
    texts: [
      ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
      ['o=!a(t)||t!==this._$AH&&t!==E,o', 'o=!a(t)||t!==this._$AH,o'],
      ['r===E&&(r=this._$AH[n]),', ''],
      ['if((t=t??A)===E)return;', 't??=A;'],
    ],
  },
  {
    feature: 'noChange',
    usedBy: /noChange|lit\/(?:async-)?directive/,
    module: 'lit-element',
    texts: [['render(){return r}', 'render(){}']],
  },
  {
    feature: 'nodes of another document',
    usedBy: /creationScope/,
    module: 'lit-html',
    texts: [['(t?.creationScope??l).importNode', 'l.importNode']],
  },
  {
    feature: 'property bindings',
    usedBy: /\s\.\w+=\$\{/,
    module: 'lit-html',
    texts: [['"."===e[1]?I:', '']],
  },
];
