// The blocks in the editor: settings in the sidebar, a live picture on the canvas, and pasted tags as blocks.
( function ( { blocks, blockEditor, components, data, element, i18n, serverSideRender }, { groups, titles, widgets } ) {
	const { createElement: el } = element;
	const { __ } = i18n;
	const { InspectorControls, useBlockProps } = blockEditor;
	const { Disabled, PanelBody, SelectControl, TextControl, TextareaControl, ToggleControl } = components;

	/** One control of the sidebar. */
	function control( { name, label, help, type, default: usual, values }, { attributes, setAttributes } ) {
		const value = attributes[ name ];
		const onChange = ( next ) => setAttributes( { [ name ]: next } );
		const words = { label: __( label, 'foyer-forms' ), help: help && __( help, 'foyer-forms' ) };
		const props = { key: name, ...words, onChange, __nextHasNoMarginBottom: true, __next40pxDefaultSize: true };
		if ( type === 'boolean' ) return el( ToggleControl, { ...props, checked: Boolean( value ) } );
		if ( type === 'choice' ) {
			const options = values.filter( ( choice ) => choice && choice !== usual ).map( ( choice ) => ( { label: __( choice, 'foyer-forms' ), value: choice } ) );
			const first = usual ? `${ __( usual, 'foyer-forms' ) } (${ __( 'default', 'foyer-forms' ) })` : __( 'not set', 'foyer-forms' );
			return el( SelectControl, { ...props, value, options: [ { label: first, value: '' }, ...options ] } );
		}
		const isLong = /^(address|excerpt|success-message|service-params|field-names)$/.test( name );
		return el( isLong ? TextareaControl : TextControl, { ...props, value, placeholder: usual } );
	}

	function Edit( name ) {
		return function ( props ) {
			const panels = Object.entries( groups ).map( ( [ group, title ] ) => {
				const rows = widgets[ name ].filter( ( row ) => row.group === group );
				const panel = { key: group, title: __( title, 'foyer-forms' ), initialOpen: group === 'content' };
				return rows.length > 0 && el( PanelBody, panel, rows.map( ( row ) => control( row, props ) ) );
			} );
			return el(
				'div',
				useBlockProps(),
				el( InspectorControls, null, panels ),
				// Nothing in the picture takes the focus or sends.
				el( Disabled, null, el( serverSideRender, { block: `foyer/${ name }`, attributes: props.attributes, skipBlockSupportAttributes: true } ) )
			);
		};
	}

	/** The attributes of a tag or of its form for editors that strip unknown tags. */
	function attributesOf( node, name ) {
		const isDiv = node.hasAttribute( 'data-foyer' );
		const found = {};
		for ( const { name: attribute, type } of widgets[ name ] ) {
			const value = node.getAttribute( isDiv ? `data-${ attribute }` : attribute );
			if ( value === null ) continue;
			found[ attribute ] = type === 'boolean' ? ! [ 'false', '0', 'no', 'off' ].includes( value ) : value;
		}
		return found;
	}

	const isWidget = ( node, name ) =>
		node.nodeName.toLowerCase() === `foyer-${ name }` || ( node.nodeName === 'DIV' && node.getAttribute( 'data-foyer' ) === name );

	function transforms( name ) {
		const names = widgets[ name ].map( ( row ) => row.name );
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
						widgets[ name ].map( ( { name: attribute, type } ) => [
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
		// A snippet may bring its script, options and styles along, which the plugin prints by itself.
		if ( ! /^(?:\s|<(script|style)\b[^]*?<\/\1>|<(?:meta|link)\b[^>]*>|<!--[^]*?-->)*<(?:foyer-|div [^>]*data-foyer=)/.test( text ) ) return;
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
		const [ title, description ] = titles[ name ].map( ( text ) => __( text, 'foyer-forms' ) );
		// Icon and attributes come from the server.
		blocks.registerBlockType( `foyer/${ name }`, { title, description, edit: Edit( name ), save: () => null, transforms: transforms( name ) } );
	}
} )( window.wp, window.foyerForms );
