// The blocks in the editor: settings in the sidebar, a live picture on the canvas, and pasted tags as blocks.
( function ( { blocks, blockEditor, components, data, element, i18n, serverSideRender }, widgets ) {
	const { createElement: el } = element;
	const { __ } = i18n;
	const { InspectorControls, useBlockProps } = blockEditor;
	const { Disabled, PanelBody, SelectControl, TextControl, TextareaControl, ToggleControl } = components;

	/** Attributes that most editors set; all others are in a second panel. */
	const FIRST = {
		'contact-card': [ 'heading', 'name', 'job-title', 'organization', 'phone', 'email', 'address', 'hours', 'photo', 'photo-alt', 'fields', 'variant' ],
		'newsletter-signup': [ 'heading', 'purpose', 'frequency', 'controller', 'name-field', 'consent', 'variant' ],
		'blog-teaser': [ 'heading', 'src', 'count', 'layout', 'more-href', 'more-label', 'variant' ],
		'cta-banner': [ 'heading', 'label', 'href', 'opens', 'dismissible', 'dismiss-for', 'variant' ],
	};
	/** The page says it, or the plugin's settings do. */
	const LEFT_OUT = [ 'formality' ];

	const labelOf = ( attribute ) => attribute.charAt( 0 ).toUpperCase() + attribute.slice( 1 ).replace( /-/g, ' ' );

	function control( attribute, { type, values, default: usual, description }, { attributes, setAttributes } ) {
		const value = attributes[ attribute ];
		const onChange = ( next ) => setAttributes( { [ attribute ]: next } );
		const props = { key: attribute, label: labelOf( attribute ), help: description, __nextHasNoMarginBottom: true };
		if ( type === 'boolean' ) return el( ToggleControl, { ...props, checked: Boolean( value ), onChange } );
		if ( type === 'choice' ) {
			const options = values.filter( Boolean ).map( ( name ) => ( { label: name, value: name } ) );
			const first = { label: usual ? `${ usual } (${ __( 'default', 'foyer-forms' ) })` : __( 'not set', 'foyer-forms' ), value: '' };
			return el( SelectControl, { ...props, value, options: [ first, ...options.filter( ( option ) => option.value !== usual ) ], onChange } );
		}
		const isLong = /^(address|excerpt|success-message|service-params|field-names)$/.test( attribute );
		return el( isLong ? TextareaControl : TextControl, { ...props, value, placeholder: usual, onChange } );
	}

	function Edit( name ) {
		return function ( props ) {
			const rows = Object.entries( widgets[ name ].attributes ).filter( ( [ attribute ] ) => ! LEFT_OUT.includes( attribute ) );
			const isFirst = ( [ attribute ] ) => FIRST[ name ].includes( attribute );
			const panel = ( list ) => list.map( ( [ attribute, definition ] ) => control( attribute, definition, props ) );
			const ordered = FIRST[ name ].flatMap( ( attribute ) => rows.filter( ( [ known ] ) => known === attribute ) );
			return el(
				'div',
				useBlockProps(),
				el(
					InspectorControls,
					null,
					el( PanelBody, { title: widgets[ name ].title }, panel( ordered ) ),
					el( PanelBody, { title: __( 'More settings', 'foyer-forms' ), initialOpen: false }, panel( rows.filter( ( row ) => ! isFirst( row ) ) ) )
				),
				// Nothing in the picture takes the focus or sends.
				el( Disabled, null, el( serverSideRender, { block: `foyer/${ name }`, attributes: props.attributes, skipBlockSupportAttributes: true } ) )
			);
		};
	}

	/** The attributes of a tag or of its form for editors that strip unknown tags. */
	function attributesOf( node, name ) {
		const isDiv = node.hasAttribute( 'data-foyer' );
		const found = {};
		for ( const [ attribute, { type } ] of Object.entries( widgets[ name ].attributes ) ) {
			const value = node.getAttribute( isDiv ? `data-${ attribute }` : attribute );
			if ( value === null ) continue;
			found[ attribute ] = type === 'boolean' ? ! [ 'false', '0', 'no', 'off' ].includes( value ) : value;
		}
		return found;
	}

	const isWidget = ( node, name ) =>
		node.nodeName.toLowerCase() === `foyer-${ name }` || ( node.nodeName === 'DIV' && node.getAttribute( 'data-foyer' ) === name );

	function transforms( name ) {
		const names = Object.keys( widgets[ name ].attributes );
		const find = ( node ) => ( isWidget( node, name ) ? node : node.nodeName === 'P' && node.children.length === 1 && isWidget( node.children[ 0 ], name ) ? node.children[ 0 ] : undefined );
		return {
			from: [
				{
					type: 'raw',
					priority: 5,
					isMatch: ( node ) => find( node ) !== undefined,
					schema: {
						[ `foyer-${ name }` ]: { attributes: names, children: '*' },
						div: { attributes: [ 'data-foyer', ...names.map( ( attribute ) => `data-${ attribute }` ) ], children: '*' },
					},
					transform: ( node ) => blocks.createBlock( `foyer/${ name }`, attributesOf( find( node ), name ) ),
				},
				{
					type: 'shortcode',
					tag: `foyer-${ name }`,
					attributes: Object.fromEntries(
						Object.entries( widgets[ name ].attributes ).map( ( [ attribute, { type } ] ) => [
							attribute,
							{
								type: type === 'boolean' ? 'boolean' : 'string',
								shortcode: ( { named, numeric } ) =>
									type === 'boolean' ? attribute in named || numeric.includes( attribute ) : named[ attribute ] ?? '',
							},
						] )
					),
				},
			],
		};
	}

	/** The editor takes a pasted line of markup for text and drops the tags: ours become blocks. */
	function onPaste( event ) {
		const text = event.clipboardData?.getData( 'text/plain' ) ?? '';
		if ( ! /^\s*<(foyer-|div [^>]*data-foyer=)/.test( text ) ) return;
		const found = blocks.rawHandler( { HTML: text } ).filter( ( block ) => block.name.startsWith( 'foyer/' ) );
		if ( found.length === 0 ) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		const { getSelectedBlock } = data.select( 'core/block-editor' );
		const { insertBlocks, replaceBlocks } = data.dispatch( 'core/block-editor' );
		const selected = getSelectedBlock();
		if ( selected && blocks.isUnmodifiedDefaultBlock( selected ) ) replaceBlocks( selected.clientId, found );
		else insertBlocks( found );
	}

	/** The canvas is a frame in newer editors, and a new one after a change of the device. */
	const listening = new WeakSet();
	function listen() {
		for ( const target of [ document, document.querySelector( 'iframe[name="editor-canvas"]' )?.contentDocument ] ) {
			if ( ! target || listening.has( target ) ) continue;
			listening.add( target );
			target.addEventListener( 'paste', onPaste, true );
		}
	}
	data.subscribe( listen );

	for ( const name of Object.keys( widgets ) ) {
		// Title, icon and attributes come from the server.
		blocks.registerBlockType( `foyer/${ name }`, { edit: Edit( name ), save: () => null, transforms: transforms( name ) } );
	}
} )( window.wp, window.foyerForms );
